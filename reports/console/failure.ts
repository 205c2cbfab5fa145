import type { ReportedFinding, ScenarioResult } from '../../runner/model/result.ts';
import type { TranscriptEntry } from '../../runner/model/transcript.ts';
import type { FailureGroup } from '../text/failures.ts';
import { clipped, legible } from '../text/legible.ts';
import { wireLines } from '../text/wire-lines.ts';
import { divergence, excerpt } from './caret.ts';
import type { Paint } from './paint.ts';
import { rfcName } from './rfc-name.ts';

/** Most scenarios of one group that are listed by name. */
const MOST_OTHERS = 10;

/** Most lines of the wire that are shown under one failure; the HTML report has them all. */
const MOST_WIRE_LINES = 8;

/** Longest line of the wire and of an expectation that is shown, in characters. */
const WIDTH = 96;

/** One failed check with the scenario that made it. */
interface Failure {
  readonly scenario: ScenarioResult;
  readonly finding: ReportedFinding;
}

/** Whether a group of failures counts, or is scored apart. */
export type Weight = 'failed' | 'apart';

/** A group of failures as a compiler shows an error: what, where, the octets, what to do next. */
export function failureLines(
  group: FailureGroup,
  paint: Paint,
  weight: Weight = 'failed',
): readonly string[] {
  return group.failures.slice(0, 1).flatMap(({ scenario, findings }) => {
    const failure = { scenario, finding: findings.find(({ origin }) => origin === 'step') ?? findings[0] };
    return [
      `${mark(group, weight, paint)} ${heading(failure, paint)}`,
      `  ${paint.place('-->')} ${placeOf(failure)} ${paint.quiet(`(${situationOf(failure)})`)}`,
      ...wire(failure, paint),
      ...comparison(failure.finding, paint),
      ...clause(failure.finding, paint),
      ...alsoIn(group, paint),
      note('help', `pop3spec explain ${legible(group.requirement?.id ?? scenario.id)}`, paint),
    ];
  });
}

function mark({ level }: FailureGroup, weight: Weight, paint: Paint): string {
  const text = `${weight}[${level}]`;
  return weight === 'failed' ? paint.bad(text) : paint.warning(text);
}

function heading({ scenario, finding }: Failure, paint: Paint): string {
  const what = `${finding.requirement ?? scenario.id}: ${finding.message ?? scenario.title}`;
  return paint.strong(legible(what));
}

function placeOf({ scenario, finding }: Failure): string {
  const { file, line, column } = finding.place ?? scenario.place;
  return legible(`${file}:${line}:${column}`);
}

function situationOf({ scenario, finding }: Failure): string {
  const step = finding.step === null ? ORIGIN_WORDS[finding.origin] : `step ${finding.step + 1}`;
  const session = finding.session === 'A' ? '' : `, session ${finding.session}`;
  return legible(`${scenario.id}, ${step}${session}`);
}

const ORIGIN_WORDS = {
  step: 'in its steps',
  'wire-rule': 'seen on the wire',
  ledger: 'by the maildrop ledger',
  prelude: 'before the first step',
} as const;

function wire(failure: Failure, paint: Paint): readonly string[] {
  const entries = exchangeOf(failure);
  return wireLines(entries, { limit: MOST_WIRE_LINES, deciding: [entries.length - 1] }).map((line) => {
    if (line.kind === 'gap') return `     ${paint.place('|')} ${paint.quiet(`… ${line.lines} more lines`)}`;
    const mark = line.from === 'event' ? '*' : line.from;
    return `   ${paint.place(`${mark} |`)} ${clipped(line.text, WIDTH)}`;
  });
}

/** What was on the wire when the check was decided: the client's last octets before it, and what came back. */
function exchangeOf({ scenario, finding }: Failure): readonly TranscriptEntry[] {
  if (finding.transcriptIndex === undefined) return [];
  const before = scenario.transcript.slice(0, finding.transcriptIndex + 1);
  const entries = before.filter(({ session }) => session === finding.session);
  const lastSent = entries.findLastIndex(({ from }) => from === 'C');
  return entries.slice(Math.max(lastSent, 0));
}

function comparison(finding: ReportedFinding, paint: Paint): readonly string[] {
  const { expected, actual } = finding;
  const wanted = expected === undefined ? [] : [note('expected', clipped(legible(expected), WIDTH), paint)];
  if (actual === undefined) return wanted;
  const { text, column } = excerpt(legible(actual), divergence(finding));
  const caret =
    column === null ? [] : [`     ${paint.place('|')} ${' '.repeat(NOTE_WIDTH + column)}${paint.bad('^')}`];
  return [...wanted, note('actual', text, paint), ...caret];
}

function clause({ clause: text, rfc, section }: ReportedFinding, paint: Paint): readonly string[] {
  if (text === null) return [];
  const where = rfc === null ? '' : `${rfcName(rfc)} §${section ?? ''}: `;
  return [note('clause', legible(where + text), paint)];
}

function alsoIn({ failures, blocks }: FailureGroup, paint: Paint): readonly string[] {
  const others = failures.slice(1).map(({ scenario }) => legible(scenario.id));
  const more = others.length - MOST_OTHERS;
  return [
    ...others.slice(0, MOST_OTHERS).map((id) => note('also in', id, paint)),
    ...(more > 0 ? [note('also in', `${more} more scenarios`, paint)] : []),
    ...(blocks.length > 0 ? [note('blocks', blocks.map(legible).join(', '), paint)] : []),
  ];
}

/** Width of the widest note's name with its colon and space. */
const NOTE_WIDTH = 10;

function note(name: string, text: string, paint: Paint): string {
  return `     ${paint.place('=')} ${`${name}:`.padEnd(NOTE_WIDTH)}${text}`;
}
