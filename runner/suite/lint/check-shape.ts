import { kindOf } from '../../model/step-kind.ts';
import type { BodyExpectation, CheckStep, ExchangeStep, PauseStep } from '../../model/suite.ts';
import { indicatorOfPattern, parsePattern } from '../../language/pattern.ts';
import { answersOf, bodyOf, expectationsOf, stepPath } from '../step-parts.ts';
import type { Part } from '../step-parts.ts';
import { quoted } from '../nearest.ts';
import type { Check, Problem } from './problem.ts';

/** The members of each exchange, pause and check go together. */
export const checkShape: Check = ({ scenario }) =>
  scenario.steps.flatMap((step, index) => {
    const kinded = kindOf(step);
    const path = stepPath(index);
    if (kinded.kind === 'check') return checkRelation({ path, value: kinded.step });
    if (kinded.kind === 'pause') return checkPause({ path, value: kinded.step });
    return kinded.kind === 'exchange' ? checkExchange({ path, value: kinded.step }) : [];
  });

/** As the file has it: the type knows that one of the two is there. */
type WrittenCheck = Partial<Record<'otherwise' | 'ends' | 'proves', unknown>>;

function checkRelation({ path, value }: Part<CheckStep>): readonly Problem[] {
  const { otherwise, ends, proves }: WrittenCheck = value;
  if (otherwise === undefined && ends === undefined) {
    const message = 'a check does not say what it means when it is not true';
    return [
      { path, message, hint: 'say "otherwise", or "ends" where there is then nothing more to look at' },
    ];
  }
  const besides = otherwise !== undefined ? 'otherwise' : 'proves';
  if (ends === undefined || (otherwise === undefined && proves === undefined)) return [];
  return [{ path: [...path, besides], about: 'name', message: `${quoted(besides)} does not go with "ends"` }];
}

/** How long a scenario may take has to be known before it runs. */
function checkPause({ path, value: { pause, atMostMs } }: Part<PauseStep>): readonly Problem[] {
  const isComputed = typeof pause === 'string';
  if (isComputed === (atMostMs !== undefined)) return [];
  if (!isComputed) {
    const message = '"atMostMs" goes with a pause that is computed';
    return [{ path: [...path, 'atMostMs'], about: 'name', message }];
  }
  const message = 'a pause that is computed has no bound';
  return [{ path: [...path, 'pause'], message, hint: 'say with "atMostMs" how long it may be' }];
}

function checkExchange(step: Part<ExchangeStep>): readonly Problem[] {
  const answers = expectationsOf(step).flatMap(answersOf);
  const bodies = [bodyOf(step), ...answers.map(bodyOf)].flatMap((body) =>
    body === null ? [] : checkBody(body),
  );
  const negative = answers.flatMap((answer) =>
    typeof answer.value !== 'string' && 'S' in answer.value && isNegative(answer.value.S)
      ? bodyOnNegative(bodyOf(answer))
      : [],
  );
  return [...checkSending(step), ...checkBatch(step), ...checkStepBody(step), ...bodies, ...negative];
}

function checkSending({ path, value }: Part<ExchangeStep>): readonly Problem[] {
  const given = (['C', 'raw', 'segments'] as const).filter((member) => value[member] !== undefined);
  const [, second] = given;
  if (second !== undefined) {
    const message = `a step sends ${given.map((member) => `"${member}"`).join(' or ')}, not both`;
    return [{ path: [...path, second], about: 'name', message, hint: 'make two steps of it' }];
  }
  if (given.length > 0 || value.S !== undefined) return [];
  const hint = 'give it "C" or "raw" or "segments", or "S", or the key of another kind of step';
  return [{ path, message: 'the step does nothing', hint }];
}

function checkBatch({ path, value }: Part<ExchangeStep>): readonly Problem[] {
  const { C, S, raw, segments } = value;
  const commands = isList(C) ? C.length : null;
  const answers = isList(S) ? S.length : null;
  if (commands === answers || S === undefined) return [];
  if (answers === null)
    return [{ path: [...path, 'S'], message: `${commands ?? 0} commands have one answer`, hint: ONE_EACH }];
  if (commands === null) {
    // Exact octets may hold several commands; how many, only their author knows.
    if (raw !== undefined || segments !== undefined) return [];
    const message = 'a list of answers needs a list of commands in "C"';
    return [{ path: [...path, 'S'], message, hint: 'several acceptable answers stand in {"oneOf": […]}' }];
  }
  return [{ path: [...path, 'S'], message: `${commands} commands have ${answers} answers`, hint: ONE_EACH }];
}

const ONE_EACH = 'give as many answers as commands, in order';

function checkStepBody(step: Part<ExchangeStep>): readonly Problem[] {
  const { S, body } = step.value;
  if (body === undefined) return [];
  const path = [...step.path, 'body'];
  if (typeof S === 'string') return isNegative(S) ? bodyOnNegative(bodyOf(step)) : [];
  const message = '"body" of a step goes with an "S" that is a single status line';
  return [
    {
      path,
      about: 'name',
      message,
      hint: 'put it into the answer that it belongs to: {"S": "+OK", "body": {…}}',
    },
  ];
}

function bodyOnNegative(body: Part<BodyExpectation> | null): readonly Problem[] {
  if (body === null) return [];
  const message = 'a negative response has no multi-line part (RFC 1939 section 3)';
  return [{ path: body.path, about: 'name', message }];
}

function isNegative(status: string): boolean {
  const pattern = parsePattern(status);
  return pattern.kind === 'pattern' && indicatorOfPattern(pattern) === 'negative';
}

/** Members by which a body says something; the others only go with them. */
const BODY_CHECKS = [
  'message',
  'sameAs',
  'lines',
  'each',
  'count',
  'contains',
  'lacks',
  'octets',
  'as',
] as const;

function checkBody({ path, value }: Part<BodyExpectation>): readonly Problem[] {
  const problems: Problem[] = [];
  const about = 'name';
  if (BODY_CHECKS.every((member) => value[member] === undefined)) {
    problems.push({ path, about, message: 'the body says nothing of what it must be' });
  }
  if (value.top !== undefined && value.message === undefined && value.sameAs === undefined) {
    problems.push({ path: [...path, 'top'], about, message: '"top" goes with "message" or "sameAs"' });
  }
  if (value.order !== undefined && value.lines === undefined) {
    problems.push({ path: [...path, 'order'], about, message: '"order" goes with "lines"' });
  }
  return problems;
}

function isList<T>(value: T | readonly T[] | undefined): value is readonly T[] {
  return Array.isArray(value);
}
