import { undecided } from '../../judge/finding-draft.ts';
import { judgeHandshake } from '../../judge/judge-handshake.ts';
import { unsolicited } from '../../judge/wire-rules.ts';
import type { HandshakeFailure } from '../../model/tls.ts';
import type { TlsStep } from '../../model/suite.ts';
import { tlsOf } from '../environment/environment.ts';
import type { ScenarioSession } from './scenario-session.ts';
import { requirementsOf } from './step-checks.ts';
import { brokenBy, takeOver } from './step-judged.ts';
import { withTls } from './scope-of.ts';
import type { StepEnd, Walk } from './walk.ts';
import { GREETED_AGAIN_MS } from '../session/way-in.ts';

/** A handshake that a step makes. */
export interface Handshaking {
  readonly step: TlsStep;
  readonly index: number;
  readonly session: ScenarioSession;
}

/** Begins TLS on a session. Octets that came in clear before belong to no command, or to one that TLS has overtaken. */
export async function runTls(walk: Walk, { step, index, session }: Handshaking): Promise<StepEnd> {
  const { host, timeoutMs: patienceMs } = walk.run.target;
  const { client } = tlsOf(walk.run.target);
  const { version, withinMs: timeoutMs = patienceMs } = step;
  session.isToBeSecured = false;
  const wasQuiet = session.isQuiet;
  const inClear = session.connection.unread();
  const failure = await session.startTls({ client, host, timeoutMs, version });
  if (walk.isAborted) return { kind: 'aborted' };
  if (wasQuiet) walk.record(unsolicited(inClear), index, session.name);
  if (failure?.cause === 'unsupported') return notOffered(walk, step, { index, failure });
  const facts = session.connection.tls;
  const seen = failure ?? facts;
  if (seen === null) throw new Error('a handshake without a failure has no facts');
  if (failure === null) {
    walk.scope = withTls(walk.scope, session);
    // What is known to come unasked is not to be taken for the answer to the next command.
    if (walk.run.known.greetsAgain === 'yes') await session.connection.awaitArrival(GREETED_AGAIN_MS);
  }
  const judgement = judgeHandshake(step, seen);
  walk.record(judgement.findings, index);
  if (!judgement.ok) return brokenBy(judgement.findings, isEndOfAnswers(failure));
  return takeOver(walk, judgement, { index, observation: null });
}

/** What this client cannot offer says nothing about the server. */
function notOffered(
  walk: Walk,
  step: TlsStep,
  { index, failure }: { readonly index: number; readonly failure: HandshakeFailure },
): StepEnd {
  walk.record(undecided(requirementsOf(step), 'skipped', failure.message), index);
  return { kind: 'ends', reason: failure.message };
}

/** The target may be gone. */
function isEndOfAnswers(failure: HandshakeFailure | null): boolean {
  const { cause } = failure ?? { cause: null };
  return cause === 'closed' || cause === 'reset' || cause === 'silence' || cause === 'timeout';
}
