import { kindOf, sessionOf } from '../../model/step-kind.ts';
import type { KindedStep } from '../../model/step-kind.ts';
import type { Answer, CloseStep, ExchangeStep, TlsAnswer, TlsStep } from '../../model/suite.ts';
import { answersOf, expectationsOf, stepPath, tlsAnswersOf } from '../step-parts.ts';
import type { Part } from '../step-parts.ts';
import type { Check, Problem } from './problem.ts';

/** `half`: the client has said its last; `perhaps`: the server may have closed it. Absent: never opened. */
type SessionStatus = 'open' | 'half' | 'perhaps' | 'closed';

/** Walks the steps: sessions are used while they are open, and every step can be reached. */
export const checkSessions: Check = ({ scenario }) => {
  const sessions = new Map<string, SessionStatus>([['A', 'open']]);
  const problems: Problem[] = [];
  for (const [index, step] of scenario.steps.entries()) {
    const kinded = kindOf(step);
    const found = useOf(kinded, stepPath(index), sessions);
    problems.push(...found);
    // Said once: a session that should be open is taken to be so from here on.
    if (found.length > 0 && 'on' in step) sessions.set(sessionOf(step), 'perhaps');
    follow(kinded, sessions);
    if (index < scenario.steps.length - 1 && alwaysEnds(kinded)) return [...problems, unreachable(index + 1)];
  }
  return problems;
};

function unreachable(index: number): Problem {
  const hint = 'every answer of the step before "ends" the scenario';
  return { path: stepPath(index), message: 'the step is never reached', hint };
}

type Sessions = ReadonlyMap<string, SessionStatus>;

function useOf(kinded: KindedStep, path: Part<unknown>['path'], sessions: Sessions): readonly Problem[] {
  switch (kinded.kind) {
    case 'open':
      return openingProblem([...path, 'open'], kinded.step.open, sessions);
    case 'exchange':
      return usageProblem(
        path,
        { session: sessionOf(kinded.step), sends: sendsSomething(kinded.step) },
        sessions,
      );
    case 'close':
      return usageProblem(
        path,
        { session: sessionOf(kinded.step), sends: kinded.step.close === 'half' },
        sessions,
      );
    case 'closed':
    case 'silent':
      return usageProblem(path, { session: sessionOf(kinded.step), sends: false }, sessions);
    case 'tls':
      return usageProblem(path, { session: sessionOf(kinded.step), sends: true }, sessions);
    case 'pause':
    case 'deliver':
    case 'check':
      return [];
  }
}

function openingProblem(
  path: Part<unknown>['path'],
  session: string,
  sessions: Sessions,
): readonly Problem[] {
  const status = sessions.get(session);
  if (status !== 'open' && status !== 'half') return [];
  const hint = 'end it first with a "close" or "closed" step, or take another letter';
  return [{ path, message: `session ${session} is open already`, hint }];
}

interface Usage {
  readonly session: string;
  readonly sends: boolean;
}

function usageProblem(
  path: Part<unknown>['path'],
  { session, sends }: Usage,
  sessions: Sessions,
): readonly Problem[] {
  const status = sessions.get(session);
  const at = session === 'A' ? path : [...path, 'on'];
  if (status === undefined) {
    const hint = `open it first: {"open": "${session}", "state": "transaction"}`;
    return [{ path: at, message: `session ${session} was never opened`, hint }];
  }
  if (status === 'closed') return [{ path: at, message: `session ${session} is closed by an earlier step` }];
  if (status !== 'half' || !sends) return [];
  return [{ path: at, message: `session ${session} can send nothing more: its sending side was closed` }];
}

function sendsSomething({ C, raw, segments }: ExchangeStep): boolean {
  return C !== undefined || raw !== undefined || segments !== undefined;
}

/** What the step makes of the sessions. */
function follow(kinded: KindedStep, sessions: Map<string, SessionStatus>): void {
  switch (kinded.kind) {
    case 'open':
      sessions.set(kinded.step.open, 'open');
      break;
    case 'close':
      sessions.set(sessionOf(kinded.step), statusAfter(kinded.step));
      break;
    case 'closed':
      sessions.set(sessionOf(kinded.step), 'closed');
      break;
    case 'exchange': {
      const status = statusAfterAnswers(kinded.step);
      if (status !== null) sessions.set(sessionOf(kinded.step), status);
      break;
    }
    case 'tls':
      sessions.set(sessionOf(kinded.step), statusAfterHandshake(kinded.step));
      break;
    case 'silent':
    case 'pause':
    case 'deliver':
    case 'check':
      break;
  }
}

function statusAfter({ close }: CloseStep): SessionStatus {
  return close === 'half' ? 'half' : 'closed';
}

/** Closed when every answer with which the scenario goes on is the end of the connection; null: as it was. */
function statusAfterAnswers(step: ExchangeStep): SessionStatus | null {
  const going = lastAnswers(step).filter((answer) => !ends(answer));
  const closing = going.filter((answer) => typeof answer !== 'string' && 'closed' in answer);
  if (closing.length === 0) return null;
  return closing.length === going.length ? 'closed' : 'perhaps';
}

/** A handshake that comes to nothing leaves no connection behind. */
function statusAfterHandshake(step: TlsStep): SessionStatus {
  const going = tlsAnswersOf({ path: [], value: step }).filter(({ value }) => !ends(value));
  if (going.every(({ value }) => isAccepted(value))) return 'open';
  return going.some(({ value }) => isAccepted(value)) ? 'perhaps' : 'closed';
}

function isAccepted(answer: TlsAnswer): boolean {
  return typeof answer === 'string' ? answer === 'accepted' : 'accepted' in answer;
}

function alwaysEnds(kinded: KindedStep): boolean {
  if (kinded.kind === 'tls') {
    return tlsAnswersOf({ path: [], value: kinded.step }).every(({ value }) => ends(value));
  }
  if (kinded.kind !== 'exchange') return false;
  return expectationsOf({ path: [], value: kinded.step }).some((expectation) =>
    answersOf(expectation).every(({ value }) => ends(value)),
  );
}

function lastAnswers(step: ExchangeStep): readonly Answer[] {
  const last = expectationsOf({ path: [], value: step }).at(-1);
  return last === undefined ? [] : answersOf(last).map(({ value }) => value);
}

function ends(answer: Answer | Exclude<TlsAnswer, string>): boolean {
  return typeof answer !== 'string' && answer.ends !== undefined;
}
