import type { Scope } from '../language/scope.ts';
import { isEvaluationProblem, mergeScopes } from '../language/scope.ts';
import { matchPattern } from '../language/match-pattern.ts';
import { parsePattern } from '../language/pattern.ts';
import type { Pattern } from '../language/pattern.ts';
import type { FixtureMessage } from '../model/message.ts';
import type { BodyObservation, Observation } from '../model/observation.ts';
import type { Answer, BodyExpectation, Expectation } from '../model/suite.ts';
import { describeObservation } from './describe-observation.ts';
import { describePattern } from './describe-pattern.ts';
import { failures, passes, undecided } from './finding-draft.ts';
import type { Failure, FindingDraft } from './finding-draft.ts';
import { judgeBody } from './judge-body.ts';
import { mistaken } from './judgement.ts';
import type { Judgement } from './judgement.ts';
import { judgedLine } from './status-line.ts';

/** A reply (or what came in its place) and what the suite wants. */
export interface ReplyQuestion {
  readonly expectation: Expectation;
  /** The step's own body expectation; goes with a single answer. */
  readonly body?: BodyExpectation;
  readonly proves: readonly string[];
  readonly observation: Observation;
  readonly scope: Scope;
  readonly fixtures: ReadonlyMap<string, FixtureMessage>;
  /** Bodies bound earlier with `as`, whole. */
  readonly bodies: ReadonlyMap<string, BodyObservation>;
}

/** Takes the first answer that fits; when none does, the failure speaks of all of them. */
export function judgeReply(question: ReplyQuestion): Judgement {
  const answers = answersOf(question.expectation);
  const misfits: Misfit[] = [];
  for (const answer of answers) {
    const fit = fitAnswer(answer, question);
    if (fit.kind === 'suite-mistake') return mistaken(question.proves, fit.message);
    if (fit.kind === 'fit') return judgeFit(answer, fit, question);
    misfits.push(fit);
  }
  return judgeMisfit(answers, misfits, question);
}

/** The answers of an expectation, best first. */
export function answersOf(expectation: Expectation): readonly Answer[] {
  return typeof expectation === 'object' && 'oneOf' in expectation ? expectation.oneOf : [expectation];
}

interface Fit {
  readonly kind: 'fit';
  readonly bindings: Scope;
}
interface Misfit {
  readonly kind: 'misfit';
  readonly expected: string;
  readonly where?: string;
}
type Fitting = Fit | Misfit | { readonly kind: 'suite-mistake'; readonly message: string };

function fitAnswer(answer: Answer, question: ReplyQuestion): Fitting {
  const { observation } = question;
  if (typeof answer === 'object' && 'closed' in answer) {
    const closed = observation.kind === 'closed' && observation.partial.length === 0;
    return closed ? { kind: 'fit', bindings: {} } : { kind: 'misfit', expected: 'the connection closed' };
  }
  if (typeof answer === 'object' && 'waits' in answer) {
    const waits = observation.kind === 'timeout' && observation.partial.length === 0;
    return waits ? { kind: 'fit', bindings: {} } : { kind: 'misfit', expected: 'no answer yet' };
  }
  const pattern = parsePattern(typeof answer === 'string' ? answer : answer.S);
  if (pattern.kind === 'syntax-problem') return { kind: 'suite-mistake', message: pattern.message };
  return fitStatusLine(pattern, question);
}

function fitStatusLine(pattern: Pattern, { observation, scope }: ReplyQuestion): Fitting {
  const expected = describePattern(pattern, scope);
  if (observation.kind !== 'reply') return { kind: 'misfit', expected };
  const result = matchPattern(pattern, judgedLine(observation.line, pattern), scope);
  if (isEvaluationProblem(result)) return { kind: 'suite-mistake', message: result.message };
  if (result.kind === 'match') return { kind: 'fit', bindings: result.bindings };
  return {
    kind: 'misfit',
    expected,
    where: `expected ${result.expected} at octet ${result.offset + 1} of the line`,
  };
}

function judgeFit(answer: Answer, { bindings }: Fit, question: ReplyQuestion): Judgement {
  const own = typeof answer === 'object' ? answer : undefined;
  const proves = [...question.proves, ...(own?.proves ?? [])];
  const body = (own !== undefined && 'S' in own ? own.body : undefined) ?? question.body;
  const said = {
    ...(own?.remark === undefined ? {} : { remark: own.remark }),
    ...(own?.ends === undefined ? {} : { ends: own.ends }),
  };
  const base = { ok: true, bindings, bodies: new Map<string, BodyObservation>(), inSync: true, ...said };
  if (body === undefined || question.observation.kind !== 'reply')
    return { ...base, findings: passes(proves) };
  const { observation } = question;
  const scope = mergeScopes(question.scope, bindings);
  const verdict = judgeBody({ ...question, scope, body, observed: observation.body });
  if (verdict.kind === 'suite-mistake') return mistaken(proves, verdict.message);
  if (verdict.kind === 'wrong') {
    return { ...base, ok: false, findings: bodyFailures(proves, body, verdict.failure) };
  }
  return {
    ...base,
    bindings: mergeScopes(bindings, verdict.bindings),
    bodies: verdict.bodies,
    findings: passes([...proves, ...(body.proves ?? [])]),
  };
}

/** A wrong body accuses what the body proves; without that, what the step proves. */
function bodyFailures(
  proves: readonly string[],
  body: BodyExpectation,
  failure: Failure,
): readonly FindingDraft[] {
  if (body.proves === undefined) return failures(proves, failure);
  return [...(proves.length === 0 ? [] : passes(proves)), ...failures(body.proves, failure)];
}

function judgeMisfit(
  answers: readonly Answer[],
  misfits: readonly Misfit[],
  question: ReplyQuestion,
): Judgement {
  const { observation } = question;
  const where = misfits.length === 1 ? misfits[0]?.where : undefined;
  const failure: Failure = {
    message: headlineOf(observation) + (where === undefined ? '' : `: ${where}`),
    expected: misfits.map(({ expected }) => expected).join(', or '),
    actual: describeObservation(observation),
  };
  const proves = [...question.proves, ...firstProves(answers)];
  const blocked = (question.body?.proves ?? []).filter((id) => !proves.includes(id));
  return {
    ok: false,
    findings: [
      ...failures(proves, failure),
      ...(blocked.length === 0
        ? []
        : undecided(blocked, 'blocked', 'the reply before the body was not the expected one')),
    ],
    bindings: {},
    bodies: new Map(),
    inSync: observation.kind === 'reply',
  };
}

/** Several alternatives may prove different things; what is none of them breaks what the best one proves. */
function firstProves(answers: readonly Answer[]): readonly string[] {
  for (const answer of answers) {
    if (typeof answer === 'object' && answer.proves !== undefined) return answer.proves;
  }
  return [];
}

function headlineOf(observation: Observation): string {
  switch (observation.kind) {
    case 'reply':
      return 'the reply is not the expected one';
    case 'closed':
      return observation.how === 'reset'
        ? 'the connection was reset instead of a complete reply'
        : 'the server closed the connection instead of giving a complete reply';
    case 'timeout':
      return 'no complete reply came in time';
    case 'limit':
      return 'the reply never ended';
    case 'silence':
      return 'nothing came';
  }
}
