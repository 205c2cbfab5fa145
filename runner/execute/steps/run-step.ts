import { judgeCheck } from '../../judge/judge-check.ts';
import { judgeClosed, judgeSilence } from '../../judge/judge-ending.ts';
import { mistaken, type Judgement } from '../../judge/judgement.ts';
import type { Observation } from '../../model/observation.ts';
import { kindOf, sessionOf, type KindedStep } from '../../model/step-kind.ts';
import type { Step } from '../../model/suite.ts';
import { runDeliver } from './deliver-step.ts';
import { runExchange } from './exchange.ts';
import { runOpen } from './open-step.ts';
import { runPause } from './pause-step.ts';
import { requirementsOf } from './step-checks.ts';
import { takeOver } from './step-judged.ts';
import { withTlsEnd } from './scope-of.ts';
import { runTls } from './tls-step.ts';
import { GO_ON, type StepEnd, type Walk } from './walk.ts';

/** Carries out one step. */
export async function runStep(walk: Walk, step: Step, index: number): Promise<StepEnd> {
  const kinded = kindOf(step);
  switch (kinded.kind) {
    case 'open':
      return runOpen(walk, kinded.step, index);
    case 'check':
      return judged(walk, index, { judgement: judgeCheck(kinded.step, walk.scope), observation: null });
    case 'pause':
      return runPause(walk, kinded.step, index);
    case 'deliver':
      return runDeliver(walk, kinded.step, index);
    case 'exchange':
    case 'close':
    case 'closed':
    case 'silent':
    case 'tls':
      return runOnSession(walk, kinded, index);
  }
}

type OnSession = Extract<KindedStep, { readonly kind: 'exchange' | 'close' | 'closed' | 'silent' | 'tls' }>;

/** Carries out a step on the session that it names; the suite's lint sees to it that this was opened. */
async function runOnSession(walk: Walk, kinded: OnSession, index: number): Promise<StepEnd> {
  const name = sessionOf(kinded.step);
  const session = walk.sessions.get(name);
  if (session === undefined) {
    const judgement = mistaken(requirementsOf(kinded.step), `no session ${name} is open`);
    return judged(walk, index, { judgement, observation: null });
  }
  switch (kinded.kind) {
    case 'exchange':
      return runExchange(walk, { step: kinded.step, index, session });
    case 'close':
      await session.connection.close(kinded.step.close);
      return walk.isAborted ? { kind: 'aborted' } : GO_ON;
    case 'tls':
      return runTls(walk, { step: kinded.step, index, session });
    case 'closed': {
      const timeoutMs = kinded.step.withinMs ?? walk.run.target.timeoutMs;
      const observation = await session.connection.readClosed({ timeoutMs });
      session.fellOut();
      const { wasEndAnnounced } = session.connection;
      if (wasEndAnnounced !== null) walk.scope = withTlsEnd(walk.scope, name, wasEndAnnounced);
      const judgement = judgeClosed(observation, kinded.step.proves ?? []);
      return judged(walk, index, { judgement, observation });
    }
    case 'silent': {
      const observation = await session.connection.readSilence({ forMs: kinded.step.silent });
      if (observation.kind !== 'silence') session.fellOut();
      const judgement = judgeSilence(observation, kinded.step.proves ?? []);
      return judged(walk, index, { judgement, observation });
    }
  }
}

interface Judged {
  readonly judgement: Judgement;
  readonly observation: Observation | null;
}

function judged(walk: Walk, index: number, { judgement, observation }: Judged): StepEnd {
  if (walk.isAborted) return { kind: 'aborted' };
  walk.record(judgement.findings, index);
  return takeOver(walk, judgement, { index, observation });
}
