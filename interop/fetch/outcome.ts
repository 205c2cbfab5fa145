import type { Client } from './client.ts';
import type { Way } from './ways.ts';

/** What came of one way of a client; without problems it works. */
export interface WayOutcome {
  readonly way: Way;
  readonly problems: readonly string[];
}

/** What came of one client. */
export type ClientOutcome =
  | {
      readonly kind: 'ran';
      readonly client: Client;
      readonly version: string;
      readonly ways: readonly WayOutcome[];
    }
  | { readonly kind: 'not-run'; readonly client: Client; readonly reason: string };

/** 0: every way of every client works; 1: one does not; 3: a client did not run. */
export function exitStatus(outcomes: readonly ClientOutcome[]): 0 | 1 | 3 {
  const { failed, notRun } = countsOf(outcomes);
  if (failed > 0) return 1;
  return notRun > 0 || outcomes.length === 0 ? 3 : 0;
}

/** The last line of a run. */
export function totals(outcomes: readonly ClientOutcome[]): string {
  const { passed, failed, notRun } = countsOf(outcomes);
  return `clients: ${passed} ways passed, ${failed} failed, ${notRun} clients not run\n`;
}

/** The line of a way, what went wrong below it. */
export function wayLine({ way, problems }: WayOutcome): string {
  const name = `  ${way.transport.padEnd(TRANSPORT_WIDTH)} ${way.login.padEnd(LOGIN_WIDTH)}`;
  if (problems.length === 0) return `${name} passed\n`;
  return `${name} FAILED\n${problemLines(problems)}`;
}

/** The first problems, a line each, and how many more there are. */
export function problemLines(problems: readonly string[]): string {
  const shown = problems.slice(0, SHOWN).map((problem) => `    | ${problem.replaceAll('\n', '\n    | ')}\n`);
  const more = problems.length > SHOWN ? `    | and ${problems.length - SHOWN} more\n` : '';
  return `${shown.join('')}${more}`;
}

/** The line of a client that was not run. */
export function notRunLine(reason: string): string {
  return `  not run: ${reason.replaceAll('\n', '\n    | ')}\n`;
}

const TRANSPORT_WIDTH = 'plain'.length;
const LOGIN_WIDTH = 'SCRAM-SHA-256'.length;

/** One cause has as many problems as there are messages. */
const SHOWN = 5;

function countsOf(outcomes: readonly ClientOutcome[]): Record<'passed' | 'failed' | 'notRun', number> {
  const ways = outcomes.flatMap((outcome) => (outcome.kind === 'ran' ? outcome.ways : []));
  const passed = ways.filter(({ problems }) => problems.length === 0).length;
  const notRun = outcomes.filter(({ kind }) => kind === 'not-run').length;
  return { passed, failed: ways.length - passed, notRun };
}
