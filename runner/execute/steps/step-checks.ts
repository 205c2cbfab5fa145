import type { Finding } from '../../model/finding.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { PlannedScenario, SourcePlace } from '../../model/plan.ts';
import { kindOf, sessionOf } from '../../model/step-kind.ts';
import type { Answer, ExchangeStep, Expectation, Step, TlsAnswer } from '../../model/suite.ts';
import { tlsAnswersOf } from '../../judge/judge-handshake.ts';

/** All requirements that a step can prove, those of its answers and bodies included, each once. */
export function requirementsOf(step: Step): readonly string[] {
  const kinded = kindOf(step);
  switch (kinded.kind) {
    case 'exchange':
      return [...new Set(exchangeRequirements(kinded.step))];
    case 'tls':
      return [
        ...new Set([...(kinded.step.proves ?? []), ...tlsAnswersOf(kinded.step).flatMap(answerRequirements)]),
      ];
    case 'open':
    case 'closed':
    case 'silent':
    case 'check':
      return [...new Set(kinded.step.proves ?? [])];
    case 'close':
    case 'pause':
    case 'deliver':
      return [];
  }
}

/** The session that a step is about, for its findings. */
function sessionOfStep(step: Step): string {
  const kinded = kindOf(step);
  switch (kinded.kind) {
    case 'open':
      return kinded.step.open;
    case 'exchange':
    case 'close':
    case 'closed':
    case 'silent':
    case 'tls':
      return sessionOf(kinded.step);
    case 'pause':
    case 'deliver':
    case 'check':
      return 'A';
  }
}

/** Where a finding about a step belongs. */
export interface StepPlace {
  readonly session: string;
  readonly step: number;
  readonly place: SourcePlace | null;
}

/** The place of the step with this index. */
export function placeOfStep({ scenario, stepPlaces }: PlannedScenario, index: number): StepPlace {
  const step = scenario.steps[index];
  return {
    session: step === undefined ? 'A' : sessionOfStep(step),
    step: index,
    place: stepPlaces[index] ?? null,
  };
}

/** One finding for each requirement that the steps from this index on would have proved. */
export function unreachedFindings(
  planned: PlannedScenario,
  fromStep: number,
  why: { readonly outcome: Outcome; readonly message: string },
): readonly Finding[] {
  return planned.scenario.steps.flatMap((step, index) => {
    if (index < fromStep) return [];
    const place = placeOfStep(planned, index);
    return requirementsOf(step).map((requirement): Finding => ({
      requirement,
      origin: 'step',
      times: 1,
      ...place,
      ...why,
    }));
  });
}

function exchangeRequirements({ proves, S, body }: ExchangeStep): readonly string[] {
  const expectations = S === undefined ? [] : isList(S) ? S : [S];
  return [...(proves ?? []), ...expectations.flatMap(expectationRequirements), ...(body?.proves ?? [])];
}

function expectationRequirements(expectation: Expectation): readonly string[] {
  if (typeof expectation === 'object' && 'oneOf' in expectation) {
    return expectation.oneOf.flatMap(answerRequirements);
  }
  return answerRequirements(expectation);
}

function answerRequirements(answer: Answer | Exclude<TlsAnswer, string>): readonly string[] {
  if (typeof answer === 'string') return [];
  const body = 'S' in answer ? answer.body : undefined;
  return [...(answer.proves ?? []), ...(body?.proves ?? [])];
}

function isList(S: Expectation | readonly Expectation[]): S is readonly Expectation[] {
  return Array.isArray(S);
}
