import type { Client } from './client.ts';
import type { Oddity } from './oddity-set.ts';
import { problemLines } from './outcome.ts';

/** What came of one client before one oddity; without problems it copes. */
export interface OddityCell {
  readonly client: Client;
  readonly problems: readonly string[];
}

/** What came of the clients before one oddity. */
export interface OddityOutcome {
  readonly oddity: Oddity;
  readonly cells: readonly OddityCell[];
}

/** Says whether every client copes. */
export function allCope({ cells }: OddityOutcome): boolean {
  return cells.every(({ problems }) => problems.length === 0);
}

/** The line of an oddity, and what went wrong below it. */
export function oddityLine({ oddity, cells }: OddityOutcome): string {
  const failed = cells.filter(({ problems }) => problems.length > 0);
  const shown = failed.map(({ client, problems }) => `  ${client.title}\n${problemLines(problems)}`);
  return `${oddity.name}: ${cells.length - failed.length} of ${cells.length} clients cope\n${shown.join('')}`;
}
