import type { RunResult } from '../../runner/model/result.ts';
import {
  announcedIn,
  commonParameters,
  countsOf,
  STANDING_WORDS,
  STATE_WORDS,
} from '../text/capabilities.ts';
import { count } from '../text/figures.ts';
import { clipped } from '../text/legible.ts';
import { plain } from './escape.ts';

/** Capabilities that are listed: a server may announce as many as it likes. */
const CAPABILITIES_LIMIT = 30;
const TEXT_LIMIT = 200;

/** What the server announces, beside what it does. */
export function capabilities({ capabilityContract }: RunResult): readonly string[] {
  const { basis, states, capabilities } = capabilityContract;
  const head = [
    'Capability',
    ...states.map(({ state }) => STATE_WORDS[state]),
    'works',
    'what tells',
    'remark',
  ];
  const rest = capabilities.length - CAPABILITIES_LIMIT;
  const rows = capabilities
    .slice(0, CAPABILITIES_LIMIT)
    .map((row) => [
      `${row.name} ${commonParameters(row)}`,
      ...states.map((state) => announcedIn(row, state)),
      STANDING_WORDS[row.standing],
      [countsOf(row), row.violations.join(', ')].filter((part) => part !== '').join(': '),
      row.remark ?? '',
    ]);
  return [
    '### Capabilities',
    '',
    plain(basis),
    ...(rows.length === 0 ? [] : ['', line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)]),
    ...(rest > 0 ? ['', `And ${count(rest, 'more capability', 'more capabilities')}.`] : []),
  ];
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => plain(clipped(cell.trim(), TEXT_LIMIT))).join(' | ')} |`;
}
