import type { Outcome } from '../../runner/model/outcome.ts';
import type { RunResult } from '../../runner/model/result.ts';
import { leftOutOf, type LeftOut } from '../text/left-out.ts';
import { clipped, legible } from '../text/legible.ts';
import type { Paint } from './paint.ts';
import { table } from './table.ts';

/** Most reasons that are listed for one outcome, the commonest first. */
const MOST_REASONS = 8;

/** Longest reason that is shown, in characters. */
const REASON_WIDTH = 200;

/** `312 scenarios: 298 passed, 3 failed, …`, every outcome named, zero or not. */
export function countLine(result: RunResult, paint: Paint): string {
  const counts = result.scorecard.scenarioCounts;
  const words = SHOWN.map((outcome) => tint(outcome, counts[outcome], paint));
  const total = result.scenarios.length;
  return `${paint.strong(`${total} ${total === 1 ? 'scenario' : 'scenarios'}`)}: ${words.join(', ')}`;
}

const SHOWN: readonly Outcome[] = ['passed', 'failed', 'blocked', 'errored', 'skipped'];

function tint(outcome: Outcome, count: number, paint: Paint): string {
  const text = `${count} ${outcome}`;
  if (count === 0) return paint.quiet(text);
  if (outcome === 'failed') return paint.bad(text);
  if (outcome === 'passed') return paint.good(text);
  return outcome === 'skipped' ? text : paint.warning(text);
}

/** Why scenarios were errored, blocked or skipped: one line per reason, with the switch that would run them. */
export function reasonLines(result: RunResult): readonly string[] {
  const groups = leftOutOf(result);
  const rows = REASONED.flatMap((outcome) => rowsOf(groups.filter((group) => group.outcome === outcome)));
  const told = table(rows, ['left', 'right', 'left']);
  return groups.some(isForDelay) ? [...told, DELAY_HELP] : told;
}

/** A login was refused because it came too soon (RFC 2449 §8.1.1). */
function isForDelay({ outcome, reason }: LeftOut): boolean {
  return outcome === 'blocked' && /\[LOGIN-DELAY\]/i.test(reason);
}

const DELAY_HELP =
  '  help: the server wants a longer pause between two logins than the run waited for (LOGIN-DELAY): let it ask for less of the accounts of the run, or give the run many accounts';

const REASONED: readonly LeftOut['outcome'][] = ['errored', 'blocked', 'skipped'];

function rowsOf(groups: readonly LeftOut[]): readonly (readonly string[])[] {
  const rest = groups.slice(MOST_REASONS).reduce((sum, { scenarios }) => sum + scenarios.length, 0);
  const rows = groups.slice(0, MOST_REASONS).map(rowOf);
  return rest === 0 ? rows : [...rows, ['', String(rest), 'for other reasons: see the reports']];
}

function rowOf(group: LeftOut): readonly string[] {
  const reason = clipped(legible(group.reason), REASON_WIDTH);
  return [`  ${group.outcome}`, String(group.scenarios.length), `${reason}${remedyOf(group)}`];
}

/** What would run it, or where to look for the cause. */
function remedyOf({ enable, scenarios }: LeftOut): string {
  if (enable !== null) return ` (run with ${legible(enable)})`;
  const cause = scenarios.find(({ blockedBy }) => blockedBy !== undefined)?.blockedBy?.[0];
  return cause === undefined ? '' : ` (see ${legible(cause)})`;
}
