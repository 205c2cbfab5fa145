import type { CheckState, Diagnosis, DiagnosisCheck, SkippedGroup } from '../../runner/model/diagnosis.ts';
import { clipped, legible } from '../text/legible.ts';
import { paintFor, type ColourLevel, type Paint } from './paint.ts';
import { table } from './table.ts';

/** Longest sentence that is shown, in characters: servers announce and say what they like. */
const TEXT_WIDTH = 600;

/** Reasons that are listed. */
const MOST_REASONS = 40;

/** Columns of the state and of the name of a check. */
const STATE_WIDTH = 'not tried'.length;
const NAME_WIDTH = 'provisioning'.length;

/** A diagnosis as the beginning of a bug report, ending with a line end. */
export function consoleDiagnosis(diagnosis: Diagnosis, colourLevel: ColourLevel): string {
  const paint = paintFor(colourLevel);
  const { checks, plan } = diagnosis;
  const sections = [
    headLines(diagnosis),
    checks.flatMap((check) => checkLines(check, paint)),
    skippedLines(plan.skipped),
    [conclusion(checks, paint)],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function headLines({ tool, system, command }: Diagnosis): readonly string[] {
  const suites = tool.suiteDigest.slice(0, 12);
  return [
    legible(`${tool.name} ${tool.version} (suites ${suites}), Node ${system.node}, ${system.os}`),
    `$ ${legible(command)}`,
  ];
}

function checkLines({ name, state, found, advice }: DiagnosisCheck, paint: Paint): readonly string[] {
  const head = `${tint(state, paint)}  ${name.padEnd(NAME_WIDTH)}  `;
  const indent = ' '.repeat(STATE_WIDTH + NAME_WIDTH + 4);
  const texts = [...found.map(shown), ...(advice === null ? [] : [`-> ${shown(advice)}`])];
  return [`${head}${texts[0] ?? ''}`.trimEnd(), ...texts.slice(1).map((text) => `${indent}${text}`)];
}

function shown(text: string): string {
  return clipped(legible(text), TEXT_WIDTH);
}

function tint(state: CheckState, paint: Paint): string {
  const text = state.padEnd(STATE_WIDTH);
  switch (state) {
    case 'ok':
      return paint.good(text);
    case 'warning':
      return paint.warning(text);
    case 'failed':
      return paint.bad(text);
    case 'not tried':
      return paint.quiet(text);
  }
}

function skippedLines(groups: readonly SkippedGroup[]): readonly string[] {
  if (groups.length === 0) return [];
  const rows = groups
    .slice(0, MOST_REASONS)
    .map(({ scenarios, reason, enable }) => [
      `  ${scenarios}`,
      `${shown(reason)}${enable === null ? '' : ` (run with ${shown(enable)})`}`,
    ]);
  const rest = groups.slice(MOST_REASONS).reduce((sum, { scenarios }) => sum + scenarios, 0);
  const total = groups.reduce((sum, { scenarios }) => sum + scenarios, 0);
  return [
    `skipped: ${total}`,
    ...table(rest === 0 ? rows : [...rows, [`  ${rest}`, 'for other reasons']], ['right', 'left']),
  ];
}

function conclusion(checks: readonly DiagnosisCheck[], paint: Paint): string {
  const names = (state: CheckState): string =>
    checks
      .filter((check) => check.state === state)
      .map(({ name }) => name)
      .join(', ');
  const failures = names('failed');
  const warnings = names('warning');
  if (failures !== '') return `${paint.bad('no run can begin')}: ${failures}`;
  return warnings === ''
    ? paint.good('a run can begin')
    : `${paint.good('a run can begin')}, with less than there could be: ${warnings}`;
}
