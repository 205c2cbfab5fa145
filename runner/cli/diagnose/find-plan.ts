import type { RateCaps } from '../../execute/manners/rate.ts';
import { LONGEST_DELAY_S, type AskedDelay } from '../../execute/manners/login-delays.ts';
import type { SkippedGroup } from '../../model/diagnosis.ts';
import type { Plan } from '../../model/plan.ts';
import { failed, ok, warning, type DoctorFacts, type Found } from './facts.ts';
import { leastMs } from './estimate.ts';
import { countOf } from './find-access.ts';

/** How much would run. */
export function findPlan({ settings, examination }: DoctorFacts): Found {
  const { plan, loginDelay } = examination;
  const count = runnable(plan);
  if (count === 0) return failed(['nothing would run'], 'The reasons below say what would');
  const { caps, accounts } = settings;
  const loginDelayMs = loginDelay?.patienceMs ?? 0;
  const ms = leastMs(plan, { caps, loginDelayMs, accounts: accounts.length });
  const found = [
    `${count} of ${countOf(plan.scenarios.length, 'scenario')} would run`,
    ...capsTold(caps),
    ...(loginDelay === null ? [] : [delayTold(loginDelay)]),
    ...(ms < NOTABLE_MS
      ? []
      : [`the waits alone come to ${countOf(Math.ceil(ms / 60_000), 'minute')} at least`]),
  ];
  return loginDelay !== null && isTooLong(loginDelay) ? warning(found, ASK_LESS) : ok(...found);
}

/** Shorter waits are not worth a line. */
const NOTABLE_MS = 30_000;

const ASK_LESS = 'Let the server ask for less of the accounts of the run, or give it many accounts';

function capsTold({ logins, connections }: RateCaps): readonly string[] {
  const told = [
    ...(logins === Infinity ? [] : [`${logins} logins (--max-logins-per-minute)`]),
    ...(connections === Infinity ? [] : [`${connections} connections (--max-connections-per-minute)`]),
  ];
  return told.length === 0 ? [] : [`no more in a minute than ${told.join(' and ')}`];
}

function delayTold(delay: AskedDelay): string {
  const asked = `the server wants ${delay.seconds} s between two logins of an account (LOGIN-DELAY)`;
  if (delay.standing === 'lenient') return `${asked}, but lets in who comes sooner: a run does not wait`;
  return isTooLong(delay)
    ? `${asked}, and a run waits ${LONGEST_DELAY_S} s at most: most scenarios will be blocked`
    : `${asked}, which a run waits for${delay.standing === 'unknown' ? ' unless it finds that nobody need' : ''}`;
}

function isTooLong({ seconds, standing }: AskedDelay): boolean {
  return seconds > LONGEST_DELAY_S && standing !== 'lenient';
}

/** Scenarios that would run. */
export function runnable({ scenarios }: Plan): number {
  return scenarios.filter(({ decision }) => decision.kind === 'run').length;
}

/** Those that would not, by reason: first what is left out for safety, then the most frequent. */
export function skippedGroups({ scenarios }: Plan): readonly SkippedGroup[] {
  const groups = new Map<string, SkippedGroup>();
  for (const { decision } of scenarios) {
    if (decision.kind === 'run') continue;
    const { because, reason, enable = null } = decision;
    const key = JSON.stringify([reason, enable]);
    groups.set(key, { scenarios: (groups.get(key)?.scenarios ?? 0) + 1, because, reason, enable });
  }
  return [...groups.values()].toSorted(
    (one, other) =>
      Number(other.because === 'safety') - Number(one.because === 'safety') ||
      other.scenarios - one.scenarios,
  );
}
