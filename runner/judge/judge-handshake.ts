import type { HandshakeFailure, TlsFacts } from '../model/tls.ts';
import type { AcceptedAnswer, TlsAnswer, TlsStep } from '../model/suite.ts';
import { passes } from './finding-draft.ts';
import { violated, type Judgement } from './judgement.ts';

/** Takes the first answer that fits how the handshake ended; when none does, the first one's requirements are violated. */
export function judgeHandshake(step: TlsStep, seen: TlsFacts | HandshakeFailure): Judgement {
  const answers = tlsAnswersOf(step);
  const proves = step.proves ?? [];
  const ended = 'kind' in seen ? 'refused' : 'accepted';
  const fit = answers.find((answer) => endOf(answer) === ended);
  if (fit === undefined) {
    const expected = answers.map((answer) => EXPECTED[endOf(answer)]).join(', or ');
    const { message, actual } = told(seen, step);
    return violated([...proves, ...firstProves(answers)], { message, expected, actual }, false);
  }
  const own: Omit<AcceptedAnswer, 'accepted'> = typeof fit === 'string' ? {} : fit;
  return {
    ok: true,
    findings: passes([...proves, ...(own.proves ?? [])]),
    bindings: {},
    bodies: new Map(),
    inSync: ended === 'accepted',
    ...(own.remark === undefined ? {} : { remark: own.remark }),
    ...(own.ends === undefined ? {} : { ends: own.ends }),
  };
}

/** The acceptable ends of a handshake, best first. */
export function tlsAnswersOf({ tls }: TlsStep): readonly TlsAnswer[] {
  return typeof tls === 'object' && 'oneOf' in tls ? tls.oneOf : [tls];
}

type End = 'accepted' | 'refused';

function endOf(answer: TlsAnswer): End {
  if (typeof answer === 'string') return answer;
  return 'accepted' in answer ? 'accepted' : 'refused';
}

const EXPECTED: Readonly<Record<End, string>> = {
  accepted: 'a TLS handshake that succeeds',
  refused: 'a TLS handshake that is refused',
};

function told(
  seen: TlsFacts | HandshakeFailure,
  { version }: TlsStep,
): { readonly message: string; readonly actual: string } {
  if ('kind' in seen) return { message: 'there was no TLS handshake', actual: seen.message };
  const offered = version === undefined ? '' : ` that offered TLS ${version} alone`;
  return {
    message: `the handshake${offered} was not refused`,
    actual: `TLS ${seen.version}, ${seen.cipher}`,
  };
}

function firstProves(answers: readonly TlsAnswer[]): readonly string[] {
  for (const answer of answers) {
    if (typeof answer === 'object' && answer.proves !== undefined) return answer.proves;
  }
  return [];
}
