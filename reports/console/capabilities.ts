import type { RunResult } from '../../runner/model/result.ts';
import {
  announcedIn,
  commonParameters,
  countsOf,
  ROWS_LIMIT,
  STANDING_WORDS,
  STATE_WORDS,
} from '../text/capabilities.ts';
import { clipped, legible } from '../text/legible.ts';
import { table } from './table.ts';

/** Longest text in a cell, in characters. */
const CELL_WIDTH = 60;

/** How much is told of the capabilities: the sentence, or the table as well. */
export type Detail = 'short' | 'full';

/** What the server announces, beside what it does. */
export function capabilityLines({ capabilityContract }: RunResult, detail: Detail): readonly string[] {
  const { basis, states, capabilities } = capabilityContract;
  const sentence = `capabilities: ${legible(basis)}`;
  if (detail === 'short' || capabilities.length === 0) return [sentence];
  const head = ['', ...states.map(({ state }) => STATE_WORDS[state]), '', ''];
  const rows = capabilities
    .slice(0, ROWS_LIMIT)
    .map((row) =>
      [
        `  ${row.name} ${commonParameters(row)}`.trimEnd(),
        ...states.map((state) => announcedIn(row, state)),
        STANDING_WORDS[row.standing],
        countsOf(row),
      ].map((cell) => clipped(legible(cell), CELL_WIDTH)),
    );
  const rest = capabilities.length - rows.length;
  return [
    sentence,
    ...table(
      [head, ...rows],
      head.map(() => 'left'),
    ),
    ...(rest > 0 ? [`  … ${rest} more in the reports`] : []),
  ];
}
