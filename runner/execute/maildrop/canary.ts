import type { FixtureMessage } from '../../model/message.ts';
import type { PlannedScenario, Skip } from '../../model/plan.ts';
import { subjectIn } from '../../pop3/subject.ts';
import { MaildropLook } from './maildrop-look.ts';
import type { Maildrop } from './maildrop.ts';
import type { RunContext } from '../context/run-context.ts';

/** Messages looked at from each end of a maildrop: a canary is placed first, or has just arrived. */
const FROM_EACH_END = 100;

/** Messages fetched whole at most, by RETR, where there is no TOP. */
const WHOLE_MESSAGES = 20;

/** Largest canary: it is held in memory until it is put back. */
const CANARY_OCTETS = 1024 * 1024;

/** Whether the maildrops of a run carry its canary. */
export interface Canaries {
  /** The message of each maildrop that carries it, to be put back. */
  readonly found: ReadonlyMap<Maildrop, FixtureMessage>;
  /** Why what deletes mail is left out; null where it is not. */
  readonly reason: string | null;
}

/** No canary is asked for: every maildrop of the run may be used. */
const NO_CANARY: Canaries = { found: new Map(), reason: null };

/** Looks for the canary in every maildrop, before anything is placed in any or removed from it. */
export async function lookForCanaries(run: RunContext, maildrops: readonly Maildrop[]): Promise<Canaries> {
  const { canary, provisioner, state } = run;
  if (canary === undefined || !provisioner.knowsContent || state.stop !== null) return NO_CANARY;
  const found = new Map<Maildrop, FixtureMessage>();
  const without: string[] = [];
  for (const maildrop of maildrops) {
    const message = await canaryIn(run, maildrop, canary);
    if (message === null) without.push(JSON.stringify(maildrop.account.user));
    else found.set(maildrop, message);
  }
  const names = without.join(', ');
  const wanted = `with the Subject ${JSON.stringify(canary)} (--canary)`;
  const told = `it deletes or replaces mail, and no message ${wanted} was found for ${names}: put one there`;
  return { found, reason: without.length === 0 ? null : told };
}

async function canaryIn(
  run: RunContext,
  maildrop: Maildrop,
  subject: string,
): Promise<FixtureMessage | null> {
  const { account } = maildrop;
  const look = new MaildropLook(run, { account, signal: run.state.signal });
  try {
    let whole = 0;
    for (const number of numbersToLookAt((await look.count()) ?? 0)) {
      const header =
        (await look.top(number)) ?? (whole++ < WHOLE_MESSAGES ? await look.retrieve(number) : null);
      if (header === null || subjectIn(header) !== subject) continue;
      const octets = await look.retrieve(number);
      if (octets !== null && octets.length <= CANARY_OCTETS)
        return { name: 'canary', why: 'the mark of a maildrop that may be emptied', octets, hazards: [] };
    }
    return null;
  } finally {
    await look.leave();
  }
}

/** The first and the last, in order. */
function numbersToLookAt(count: number): readonly number[] {
  const first = Array.from({ length: Math.min(count, FROM_EACH_END) }, (_, index) => index + 1);
  const last = Array.from(
    { length: Math.min(count - first.length, FROM_EACH_END) },
    (_, index) => count - index,
  );
  return [...first, ...last.reverse()];
}

/** Skips what deletes mail, or replaces what a maildrop holds, where the canary is missing. */
export function leaveOutUnguarded(
  scenarios: readonly PlannedScenario[],
  { reason }: Canaries,
): readonly PlannedScenario[] {
  if (reason === null) return scenarios;
  const decision: Skip = { kind: 'skip', because: 'safety', reason };
  return scenarios.map((planned) =>
    planned.decision.kind === 'run' && touches(planned) ? { ...planned, decision } : planned,
  );
}

function touches({ impact, scenario }: PlannedScenario): boolean {
  return impact.includes('deletes') || scenario.maildrop !== 'any';
}

/** Longest time to put one canary back: a delivery may take half a minute. */
const PUT_BACK_MS = 60_000;

/** Puts the canaries back where a fill has removed them, also when the run was cut short: the next run wants them. */
export async function putBack(run: RunContext, { found }: Canaries): Promise<void> {
  const removed = [...found].filter(([maildrop]) => maildrop.wasFilled);
  await Promise.all(removed.map(async ([maildrop, message]) => putBackInto(run, maildrop, message)));
}

async function putBackInto(run: RunContext, maildrop: Maildrop, message: FixtureMessage): Promise<void> {
  const ready = await maildrop.ensure([message], AbortSignal.timeout(PUT_BACK_MS));
  if (ready.kind === 'ready') return;
  const what = `The canary could not be put back into the maildrop of ${JSON.stringify(maildrop.account.user)}`;
  run.state.halt({
    cause: 'provisioning-failed',
    message: `${what}: ${ready.message}. Do so before the next run`,
  });
}
