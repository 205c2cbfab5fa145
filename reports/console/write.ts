import type { RunResult } from '../../runner/model/result.ts';
import { apartSections } from './apart.ts';
import { baselineLines, knownLines } from './baseline.ts';
import { capabilityLines } from './capabilities.ts';
import type { Detail } from './capabilities.ts';
import { countLine, reasonLines } from './counts.ts';
import { failureLines } from './failure.ts';
import { failureGroupsOf } from '../text/failures.ts';
import { paintFor, type ColourLevel, type Paint } from './paint.ts';
import { remarkLines } from './remarks.ts';
import { scoreLines } from './scores.ts';
import { stopLines, verdictLine } from './verdict.ts';
import { clipped, legible } from '../text/legible.ts';
import { addressOf } from '../text/reproduction.ts';
import { tlsWords } from '../text/tls-words.ts';

/** What the console text needs to know beside the result. */
export interface ConsoleOptions {
  readonly colourLevel: ColourLevel;
  /** Whether the table of capabilities is shown, or only what it comes to. */
  readonly detail: Detail;
  /** Files that were written about the same run, as the person who started it would open them. */
  readonly reports: readonly string[];
}

/** The whole summary, ending with a line end: failures first, the verdict last, where the eye is when a run ends. */
export function consoleSummary(result: RunResult, options: ConsoleOptions): string {
  const paint = paintFor(options.colourLevel);
  const sections = [
    ...failureGroupsOf(result).map((group) => knownLines(group, result, paint) ?? failureLines(group, paint)),
    ...apartSections(result, paint),
    remarkLines(result, paint),
    [countLine(result, paint), ...reasonLines(result)],
    scoreLines(result),
    capabilityLines(result, options.detail),
    [
      ...stopLines(result, paint),
      targetLine(result),
      ...tlsLine(result),
      verdictLine(result, paint),
      ...baselineLines(result, paint),
    ],
    reportLines(options.reports, paint),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

/** The verdict alone, ending with a line end. */
export function consoleVerdict(result: RunResult, colourLevel: ColourLevel): string {
  const paint = paintFor(colourLevel);
  const lines = [...stopLines(result, paint), verdictLine(result, paint), ...baselineLines(result, paint)];
  return `${lines.join('\n')}\n`;
}

function targetLine(result: RunResult): string {
  const { implementation, greeting } = result.target;
  const name = implementation ?? greeting;
  const said = name === null ? '' : ` (${clipped(legible(name), NAME_WIDTH)})`;
  return `target: ${addressOf(result)}${said}, provisioner ${legible(result.provisioner)}`;
}

function tlsLine({ target: { tls } }: RunResult): readonly string[] {
  return tls === undefined ? [] : [`tls: ${tlsWords(tls)}`];
}

/** Longest name or greeting of a server that is shown, in characters. */
const NAME_WIDTH = 120;

function reportLines(reports: readonly string[], paint: Paint): readonly string[] {
  return reports.map((path) => `report: ${paint.place(legible(path))}`);
}
