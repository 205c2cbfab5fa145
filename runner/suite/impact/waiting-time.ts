import { kindOf } from '../../model/step-kind.ts';
import type { ExchangeStep, PauseStep, Scenario, Step } from '../../model/suite.ts';
import { answersOf, expectationsOf } from '../step-parts.ts';

/**
 * How long a scenario waits even when the server answers everything at once. A limit on an answer (`withinMs`) is
 * patience, not waiting, unless nothing was asked or no answer is one of the right ones.
 */
export function waitingMs(scenario: Scenario): number {
  return scenario.steps.reduce((total, step) => total + waitingMsOf(step), 0);
}

function waitingMsOf(step: Step): number {
  const kinded = kindOf(step);
  switch (kinded.kind) {
    case 'silent':
      return kinded.step.silent;
    case 'pause':
      return longestPauseMs(kinded.step);
    case 'closed':
    case 'tls':
      return kinded.step.withinMs ?? 0;
    case 'exchange':
      return waitingMsOfExchange(kinded.step);
    case 'open':
    case 'close':
    case 'deliver':
    case 'check':
      return 0;
  }
}

function longestPauseMs({ pause, atMostMs = 0 }: PauseStep): number {
  return typeof pause === 'number' ? pause : atMostMs;
}

function waitingMsOfExchange(step: ExchangeStep): number {
  const pauses = (step.segments ?? []).reduce<number>(
    (total, segment) => total + (typeof segment === 'number' ? segment : 0),
    0,
  );
  return pauses + (mayWaitInVain(step) ? (step.withinMs ?? 0) : 0);
}

function mayWaitInVain(step: ExchangeStep): boolean {
  const asks = step.C !== undefined || step.raw !== undefined || step.segments !== undefined;
  const answers = expectationsOf({ path: [], value: step }).flatMap(answersOf);
  return !asks || answers.some(({ value }) => typeof value !== 'string' && 'waits' in value);
}
