import { mergeScopes } from '../language/scope.ts';
import type { Scope } from '../language/scope.ts';
import type { FixtureMessage, MessageForm } from '../model/message.ts';
import type { BodyObservation, Observation } from '../model/observation.ts';
import type { Answer, BodyExpectation, Expectation } from '../model/suite.ts';
import { describeObservation, headlineOf } from './describe-observation.ts';
import { failures, passes, undecided } from './finding-draft.ts';
import type { Failure, FindingDraft } from './finding-draft.ts';
import { fitAnswer } from './fit-answer.ts';
import type { Fit, Misfit } from './fit-answer.ts';
import { judgeBody } from './judge-body.ts';
import { mistaken, unjudged } from './judgement.ts';
import type { Judgement } from './judgement.ts';

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
  /** What the way into the maildrop makes of a fixture message; as given when left out. */
  readonly form?: MessageForm;
}

/**
 * Takes the first answer that fits with its body; when none does, the first whose status line fits is judged, and
 * without such a one the failure speaks of all of them.
 */
export function judgeReply(question: ReplyQuestion): Judgement {
  const answers = answersOf(question.expectation);
  const misfits: Misfit[] = [];
  let nearest: Judgement | null = null;
  for (const answer of answers) {
    const fit = fitAnswer(answer, question);
    if (fit.kind === 'suite-mistake') return mistaken(question.proves, fit.message);
    if (fit.kind === 'misfit') {
      misfits.push(fit);
      continue;
    }
    const judgement = judgeFit(answer, fit, question);
    if (judgement.ok) return judgement;
    nearest ??= judgement;
  }
  return nearest ?? judgeMisfit(answers, misfits, question);
}

/** The answers of an expectation, best first. */
function answersOf(expectation: Expectation): readonly Answer[] {
  return typeof expectation === 'object' && 'oneOf' in expectation ? expectation.oneOf : [expectation];
}

function judgeFit(answer: Answer, { bindings }: Fit, question: ReplyQuestion): Judgement {
  const own = typeof answer === 'object' ? answer : undefined;
  const proves = [...question.proves, ...(own?.proves ?? [])];
  const body = bodyOf(answer) ?? question.body;
  const said = {
    ...(own?.remark === undefined ? {} : { remark: own.remark }),
    ...(own?.ends === undefined ? {} : { ends: own.ends }),
  };
  const base = { bindings, bodies: new Map<string, BodyObservation>(), inSync: true };
  const { observation } = question;
  if (body === undefined || observation.kind !== 'reply')
    return { ...base, ...said, ok: true, findings: passes(proves) };
  const scope = mergeScopes(question.scope, bindings);
  const verdict = judgeBody({ ...question, scope, body, observed: observation.body });
  switch (verdict.kind) {
    case 'suite-mistake':
      return mistaken([...proves, ...(body.proves ?? [])], verdict.message);
    case 'undecidable':
      return unjudged([...proves, ...(body.proves ?? [])], verdict.message);
    case 'wrong':
      return { ...base, ok: false, findings: bodyFailures(proves, body, verdict.failure) };
    case 'right':
      return {
        ...base,
        ...said,
        ok: true,
        bindings: mergeScopes(bindings, verdict.bindings),
        bodies: verdict.bodies,
        findings: passes([...proves, ...(body.proves ?? [])]),
      };
  }
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
  const blocked = [...new Set(bodyProves(answers, question))].filter((id) => !proves.includes(id));
  const withoutBody = 'the reply before the body was not the expected one';
  return {
    ok: false,
    findings: [
      ...failures(proves, failure),
      ...(blocked.length === 0 ? [] : undecided(blocked, 'blocked', withoutBody)),
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

function bodyProves(answers: readonly Answer[], { body }: ReplyQuestion): readonly string[] {
  return [body, ...answers.map(bodyOf)].flatMap((each) => each?.proves ?? []);
}

function bodyOf(answer: Answer): BodyExpectation | undefined {
  return typeof answer === 'object' && 'S' in answer ? answer.body : undefined;
}
