import { openSession } from '../steps/open-session.ts';
import { takeIn } from '../steps/open-step.ts';
import { runStep } from '../steps/run-step.ts';
import type { ScenarioEnd } from './scenario-end.ts';
import type { Walk } from '../steps/walk.ts';

/** The session that a scenario begins with. */
const FIRST_SESSION = 'A';

/** Opens the first session and carries out the steps in order, up to the first that is not as it should be. */
export async function walkThrough(walk: Walk): Promise<ScenarioEnd> {
  const notBegun = await begin(walk);
  if (notBegun !== null) return notBegun;
  for (const [step, each] of walk.start.planned.scenario.steps.entries()) {
    walk.start.recorder.step = step;
    const end = await runStep(walk, each, step);
    switch (end.kind) {
      case 'go-on':
        break;
      case 'ends':
        return { kind: 'satisfied', step, reason: end.reason };
      case 'broke':
        return { kind: 'broken', step, isSuspicious: end.isSuspicious };
      case 'aborted':
        return { kind: 'given-up', step };
    }
  }
  return { kind: 'complete' };
}

async function begin(walk: Walk): Promise<ScenarioEnd | null> {
  const { maildrops, planned, recorder, signal } = walk.start;
  const [maildrop] = maildrops;
  if (maildrop === undefined) throw new Error('a scenario was given no account');
  const { state, login, tls } = planned.scenario;
  const opened = await openSession(walk.run, {
    name: FIRST_SESSION,
    state,
    maildrop,
    trial: 'none',
    recorder,
    signal,
    ...(login === undefined ? {} : { login }),
    ...(tls === undefined ? {} : { tls }),
  });
  if (opened.kind === 'opened') takeIn(walk, opened);
  if (walk.isAborted) return { kind: 'given-up', step: null };
  if (opened.kind === 'opened') return null;
  const { message, isSuspicious } = opened;
  return { kind: 'not-begun', outcome: 'blocked', message: recorder.redact(message), isSuspicious };
}
