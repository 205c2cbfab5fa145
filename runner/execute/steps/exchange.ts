import { undecided, type FindingDraft } from '../../judge/finding-draft.ts';
import { judgeReply } from '../../judge/judge-reply.ts';
import { mistaken } from '../../judge/judgement.ts';
import { isEvaluationProblem } from '../../language/scope.ts';
import type { ExchangeStep, Expectation } from '../../model/suite.ts';
import { excuseEarlyLogin, noteLogin } from './early-login.ts';
import { excuseHeldMaildrop } from './held-maildrop.ts';
import { mergeFindings } from './merge-findings.ts';
import { outgoingOf, type Piece } from './outgoing.ts';
import { pause } from '../manners/pause.ts';
import type { Received, ScenarioSession } from './scenario-session.ts';
import { secureOnTheWay } from './open-session.ts';
import { withGreeting, withTls } from './scope-of.ts';
import { brokenBy, takeOver } from './step-judged.ts';
import { requirementsOf } from './step-checks.ts';
import { watchExchange, watchSilence } from './watch.ts';
import { GO_ON, type StepEnd, type Walk } from './walk.ts';

/** The step, where it stands, and the session that it is about. */
export interface Exchange {
  readonly step: ExchangeStep;
  readonly index: number;
  readonly session: ScenarioSession;
}

/** Sends what a step sends, then reads and judges each reply that it awaits, up to the first that is wrong. */
export async function runExchange(walk: Walk, exchange: Exchange): Promise<StepEnd> {
  const { step, index, session } = exchange;
  const pieces = outgoingOf(step, walk.scope);
  if (isEvaluationProblem(pieces)) {
    const { findings } = mistaken(requirementsOf(step), pieces.message);
    walk.record(findings, index);
    return brokenBy(findings, false);
  }
  if (pieces.length > 0) {
    await watchSilence(walk, session, index);
    const end = await secureBehindGreeting(walk, exchange);
    if (end !== null) return end;
  }
  const before = session.loginsTried;
  await sendPieces(walk, session, pieces);
  for (let tried = before; tried < session.loginsTried; tried++) walk.run.manners.logsIn();
  return readReplies(walk, exchange);
}

/**
 * A session whose greeting was a step's to read goes under TLS before anything else is said; null when it goes on. The step
 * is blocked when that does not work. Who speaks before the greeting stays in clear.
 */
async function secureBehindGreeting(walk: Walk, { index, session }: Exchange): Promise<StepEnd | null> {
  if (!session.isToBeSecured) return null;
  session.isToBeSecured = false;
  if (!session.isQuiet) return null;
  const noTls = await secureOnTheWay(walk.run, session);
  if (walk.isAborted) return { kind: 'aborted' };
  if (noTls === null) {
    walk.scope = withTls(walk.scope, session);
    return null;
  }
  const findings = undecided([], 'blocked', noTls.message);
  walk.record(findings, index);
  return brokenBy(findings, true);
}

async function sendPieces(walk: Walk, session: ScenarioSession, pieces: readonly Piece[]): Promise<void> {
  for (const piece of pieces) {
    if (walk.isAborted) return;
    switch (piece.kind) {
      case 'octets':
        await session.send(piece.octets);
        break;
      case 'pause':
        await pause(piece.ms, walk.start.signal);
    }
  }
}

async function readReplies(walk: Walk, exchange: Exchange): Promise<StepEnd> {
  const found: FindingDraft[] = [];
  let end = GO_ON;
  for (const expectation of expectationsOf(exchange.step)) {
    const received = await receive(walk, exchange);
    if (walk.isAborted) return { kind: 'aborted' };
    end = judge(walk, exchange, { received, expectation, found });
    if (end.kind !== 'go-on') break;
  }
  walk.record(mergeFindings(found), exchange.index);
  return end;
}

async function receive(walk: Walk, { step, index, session }: Exchange): Promise<Received> {
  const received = await session.receive({
    timeoutMs: step.withinMs ?? walk.run.target.timeoutMs,
    ...(step.multiline === undefined ? {} : { multiLine: step.multiline }),
  });
  if (walk.isAborted) return received;
  const { greeting, observation } = received;
  if (greeting && observation.kind === 'reply') {
    walk.scope = withGreeting(walk.scope, session.name, observation.line);
  }
  watchExchange(walk, session, { received, index, ledger: step.ledger ?? 'on' });
  return received;
}

interface Awaited {
  readonly received: Received;
  readonly expectation: Expectation;
  /** What was found at this step so far; added to. */
  readonly found: FindingDraft[];
}

function judge(walk: Walk, exchange: Exchange, { received, expectation, found }: Awaited): StepEnd {
  const { step, index, session } = exchange;
  const { observation, commandLine } = received;
  const asAnswered = judgeReply({
    expectation,
    ...(step.body === undefined ? {} : { body: step.body }),
    proves: step.proves ?? [],
    observation,
    scope: walk.scope,
    fixtures: walk.start.fixtures,
    bodies: walk.bodies,
    form: walk.run.provisioner.form,
  });
  const judged = { session, commandLine, observation, judgement: asAnswered };
  const judgement = excuseEarlyLogin(walk, { ...judged, judgement: excuseHeldMaildrop(walk, judged) });
  noteLogin(walk, judged);
  found.push(...judgement.findings);
  return takeOver(walk, judgement, { index, observation });
}

function expectationsOf({ S }: ExchangeStep): readonly Expectation[] {
  if (S === undefined) return [];
  return isList(S) ? S : [S];
}

function isList(S: Expectation | readonly Expectation[]): S is readonly Expectation[] {
  return Array.isArray(S);
}
