import { failures, passes, undecided, type FindingDraft } from '../../judge/finding-draft.ts';
import type { OpenStep } from '../../model/suite.ts';
import { isHeldHere } from './held-maildrop.ts';
import { openSession, type NotOpened, type Opened, type Opening } from './open-session.ts';
import { withGreeting, withTls } from './scope-of.ts';
import { brokenBy } from './step-judged.ts';
import { GO_ON, type StepEnd, type Walk } from './walk.ts';

/** Opens a session in the middle of a scenario; with `proves`, that this works is itself on trial. */
export async function runOpen(walk: Walk, step: OpenStep, index: number): Promise<StepEnd> {
  await walk.sessions.get(step.open)?.connection.end();
  const opening = openingOf(walk, step);
  const opened = await openSession(walk.run, opening);
  if (opened.kind === 'opened') takeIn(walk, opened);
  if (walk.isAborted) return { kind: 'aborted' };
  const findings =
    opened.kind === 'opened' ? passes(step.proves ?? []) : notOpenedFindings(walk, { step, opening, opened });
  walk.record(findings, index);
  return opened.kind === 'opened' ? GO_ON : brokenBy(findings, opened.isSuspicious);
}

function openingOf(walk: Walk, step: OpenStep): Opening {
  const { recorder, signal, planned, maildrops } = walk.start;
  const maildrop = maildrops[step.account === 'second' ? 1 : 0];
  if (maildrop === undefined) throw new Error('a scenario with a second account was given only one');
  const method = step.login ?? planned.scenario.login;
  return {
    name: step.open,
    state: step.state,
    maildrop,
    trial: step.proves === undefined ? 'none' : step.state === 'transaction' ? 'login' : 'greeting',
    recorder,
    signal,
    ...(method === undefined ? {} : { login: method }),
    ...(step.tls === undefined ? {} : { tls: step.tls }),
  };
}

interface Failed {
  readonly step: OpenStep;
  readonly opening: Opening;
  readonly opened: NotOpened;
}

/**
 * What is on trial when a session in the TRANSACTION state is opened is the login, and the maildrop behind it: a server
 * that does not even greet fails another check, and so does one whose lock is left over from another scenario.
 */
function notOpenedFindings(walk: Walk, { step, opening, opened }: Failed): readonly FindingDraft[] {
  const proves = step.proves ?? [];
  const { message, because, looksHeld } = opened;
  const { maildrop } = opening;
  const isHeld = looksHeld && !isHeldHere(walk, maildrop);
  const isEarly = walk.run.manners.delays.isEarly(maildrop.account.user);
  const isOfOther = because === 'login' ? isHeld || isEarly : step.state === 'transaction';
  if (isOfOther) return undecided(proves, 'blocked', message);
  return failures(proves, { message, expected: `a session in the state ${step.state}` });
}

/** The session belongs to the walk from now on. */
export function takeIn(walk: Walk, { session, greeting }: Opened): void {
  walk.sessions.set(session.name, session);
  walk.everOpened.push(session);
  walk.scope = withGreeting(walk.scope, session.name, greeting);
  walk.scope = withTls(walk.scope, session);
}
