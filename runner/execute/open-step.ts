import { failures, passes } from '../judge/finding-draft.ts';
import type { OpenStep } from '../model/suite.ts';
import { openSession, type Opened, type Opening } from './open-session.ts';
import { withGreeting } from './scope-of.ts';
import { brokenBy } from './step-judged.ts';
import { GO_ON, type StepEnd, type Walk } from './walk.ts';

/** Opens a session in the middle of a scenario; with `proves`, that this works is itself on trial. */
export async function runOpen(walk: Walk, step: OpenStep, index: number): Promise<StepEnd> {
  await walk.sessions.get(step.open)?.connection.end();
  const maildrop = walk.start.maildrops[step.account === 'second' ? 1 : 0];
  if (maildrop === undefined) throw new Error('a scenario with a second account was given only one');
  const { recorder, signal, planned } = walk.start;
  const method = step.login ?? planned.scenario.login;
  const opening: Opening = {
    name: step.open,
    state: step.state,
    maildrop,
    recorder,
    signal,
    ...(method === undefined ? {} : { login: method }),
  };
  const opened = await openSession(walk.run, opening);
  if (opened.kind === 'opened') takeIn(walk, opened);
  if (walk.isAborted) return { kind: 'aborted' };
  const proves = step.proves ?? [];
  if (opened.kind === 'opened') {
    walk.record(passes(proves), index);
    return GO_ON;
  }
  const expected = `a session in the state ${step.state}`;
  const findings = failures(proves, { message: opened.message, expected });
  walk.record(findings, index);
  return brokenBy(findings, opened.isSuspicious);
}

/** The session belongs to the walk from now on. */
export function takeIn(walk: Walk, { session, greeting }: Opened): void {
  walk.sessions.set(session.name, session);
  walk.scope = withGreeting(walk.scope, session.name, greeting);
}
