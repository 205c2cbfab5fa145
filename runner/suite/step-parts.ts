import { kindOf } from '../model/step-kind.ts';
import type {
  Answer,
  BodyExpectation,
  ExchangeStep,
  Expectation,
  Scenario,
  Step,
  TlsAnswer,
  TlsStep,
} from '../model/suite.ts';
import type { JsonPath } from './json-tree.ts';

/** A part of a scenario, and the way to it from the scenario's root. */
export interface Part<T> {
  readonly path: JsonPath;
  readonly value: T;
}

/** The way to a step. */
export function stepPath(index: number): JsonPath {
  return ['steps', index];
}

/** What a step expects: one expectation for each command of a batch, otherwise one or none. */
export function expectationsOf({ path, value }: Part<ExchangeStep>): readonly Part<Expectation>[] {
  const { S } = value;
  if (S === undefined) return [];
  if (!isList(S)) return [{ path: [...path, 'S'], value: S }];
  return S.map((each, index) => ({ path: [...path, 'S', index], value: each }));
}

function isList(S: Expectation | readonly Expectation[]): S is readonly Expectation[] {
  return Array.isArray(S);
}

/** The acceptable answers of an expectation, best first. */
export function answersOf({ path, value }: Part<Expectation>): readonly Part<Answer>[] {
  if (typeof value === 'string' || !('oneOf' in value)) return [{ path, value }];
  return value.oneOf.map((answer, index) => ({ path: [...path, 'oneOf', index], value: answer }));
}

/** The acceptable ends of a handshake, best first. */
export function tlsAnswersOf({ path, value: { tls } }: Part<TlsStep>): readonly Part<TlsAnswer>[] {
  if (typeof tls === 'string' || !('oneOf' in tls)) return [{ path: [...path, 'tls'], value: tls }];
  return tls.oneOf.map((value, index) => ({ path: [...path, 'tls', 'oneOf', index], value }));
}

/** The status pattern of an answer; null when the answer is not a reply. */
export function statusOf({ path, value }: Part<Answer>): Part<string> | null {
  if (typeof value === 'string') return { path, value };
  return 'S' in value ? { path: [...path, 'S'], value: value.S } : null;
}

/** What the exchanges of a scenario expect of bodies. */
export function bodiesOf({ steps }: Scenario): readonly Part<BodyExpectation>[] {
  return steps.flatMap((step, index) => {
    const kinded = kindOf(step);
    if (kinded.kind !== 'exchange') return [];
    const exchange = { path: stepPath(index), value: kinded.step };
    const bodies = [bodyOf(exchange), ...expectationsOf(exchange).flatMap(answersOf).map(bodyOf)];
    return bodies.filter((body) => body !== null);
  });
}

/** The body that an answer asks for. */
export function bodyOf({ path, value }: Part<Answer | ExchangeStep>): Part<BodyExpectation> | null {
  if (typeof value === 'string' || !('body' in value)) return null;
  return { path: [...path, 'body'], value: value.body };
}

/** Every citation of a requirement in a scenario, in order. */
export function citationsOf(scenario: Scenario): readonly Part<string>[] {
  return scenario.steps.flatMap((step, index) => citationsOfStep({ path: stepPath(index), value: step }));
}

/** Every citation of a requirement in a step. */
function citationsOfStep(step: Part<Step>): readonly Part<string>[] {
  const own = citations(step);
  if (isTls(step)) return [...own, ...tlsAnswersOf(step).flatMap(citations)];
  if (!isExchange(step)) return own;
  const answers = expectationsOf(step).flatMap(answersOf);
  const bodies = [bodyOf(step), ...answers.map(bodyOf)].flatMap((body) =>
    body === null ? [] : citations(body),
  );
  return [...own, ...answers.flatMap(citations), ...bodies];
}

function isTls(step: Part<Step>): step is Part<TlsStep> {
  return kindOf(step.value).kind === 'tls';
}

function isExchange(step: Part<Step>): step is Part<ExchangeStep> {
  return !['open', 'close', 'closed', 'silent', 'pause', 'deliver', 'tls', 'check'].some(
    (kind) => kind in step.value,
  );
}

function citations({
  path,
  value,
}: Part<Step | Answer | Exclude<TlsAnswer, string> | BodyExpectation>): readonly Part<string>[] {
  if (typeof value === 'string' || !('proves' in value)) return [];
  return value.proves.map((id, index) => ({ path: [...path, 'proves', index], value: id }));
}

/** Command lines and octets that a step sends, as they are written. */
export function sentTexts({ path, value }: Part<ExchangeStep>): readonly Part<string>[] {
  const lines =
    typeof value.C === 'string' ? [{ path: [...path, 'C'], value: value.C }] : batch(path, value.C);
  const raw = value.raw === undefined ? [] : [{ path: [...path, 'raw'], value: value.raw }];
  const segments = (value.segments ?? []).flatMap((segment, index) =>
    typeof segment === 'string' ? [{ path: [...path, 'segments', index], value: segment }] : [],
  );
  return [...lines, ...raw, ...segments];
}

function batch(path: JsonPath, lines: readonly string[] | undefined): readonly Part<string>[] {
  return (lines ?? []).map((line, index) => ({ path: [...path, 'C', index], value: line }));
}
