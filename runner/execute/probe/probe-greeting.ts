import type { Observation } from '../../model/observation.ts';
import { printable } from '../../model/printable.ts';
import type { RunStop } from '../../model/result.ts';
import type { TlsWay } from '../../model/tls.ts';
import { looksLike } from '../../pop3/other-protocol.ts';
import { indicatorOf } from '../../pop3/status.ts';
import { toldOf } from '../session/conversation.ts';

/** What a server said when it was first met, and to a first CAPA where the greeting alone did not tell what it is. */
export interface FirstWords {
  readonly greeting: Observation;
  readonly toCapa: Observation | null;
}

/** Whether the greeting alone shows that this is a POP3 server; otherwise its answer to CAPA has to tell. */
function greetsAsPop3(greeting: Observation): boolean {
  return greeting.kind === 'reply' && indicatorOf(greeting.line) === 'positive';
}

/** A busy server refuses, or says nothing at all, and hangs up; it may serve us in a moment. */
export function hungUp({ greeting, toCapa }: FirstWords): boolean {
  if (greeting.kind === 'closed') return greeting.partial.length === 0;
  const isRefusal = greeting.kind === 'reply' && indicatorOf(greeting.line) === 'negative';
  return isRefusal && toCapa?.kind === 'closed';
}

/**
 * Why the run has to end here: this is no POP3 server, or one that does not serve us. Null when it is one, were it only by
 * its answer to CAPA: a server whose greeting is wrong, or missing, is still to be judged.
 */
export function whyNotPop3({ greeting, toCapa }: FirstWords, where: string, way: TlsWay): RunStop | null {
  if (greetsAsPop3(greeting)) return null;
  const protocol = looksLike(octetsOf(greeting)) ?? (toCapa === null ? null : looksLike(octetsOf(toCapa)));
  if (protocol !== null) {
    const hint = protocol === 'TLS' ? 'Try --tls implicit' : RIGHT_PORT;
    return notPop3(`${where} speaks ${protocol}, not POP3. ${hint}`);
  }
  if (toCapa !== null && indicatorOf(octetsOf(toCapa)) !== null) return null;
  if (greeting.kind === 'reply' && indicatorOf(greeting.line) === 'negative') {
    return unreachable(`${where} refuses to serve: it greets with ${toldOf(greeting)}`);
  }
  if (octetsOf(greeting).length > 0) {
    return notPop3(
      `${where} does not speak POP3: it greets with "${printable(octetsOf(greeting), 80)}". ${RIGHT_PORT}`,
    );
  }
  const hint = greeting.kind === 'timeout' ? SILENT_HINT[way] : '';
  return unreachable(`${where} accepts connections but does not greet: ${toldOf(greeting)}${hint}`);
}

const RIGHT_PORT = 'Is it the right port?';

const TRY_IMPLICIT = '. A port that speaks TLS from the first octet takes --tls implicit';

/** What else a silent server may be waiting for. */
const SILENT_HINT: Readonly<Record<TlsWay, string>> = {
  none: TRY_IMPLICIT,
  starttls: TRY_IMPLICIT,
  implicit: '',
};

function octetsOf(observation: Observation): Uint8Array {
  switch (observation.kind) {
    case 'reply':
      return observation.line;
    case 'closed':
    case 'timeout':
    case 'limit':
      return observation.partial;
    case 'silence':
      return new Uint8Array();
  }
}

function notPop3(message: string): RunStop {
  return { cause: 'not-pop3', message };
}

function unreachable(message: string): RunStop {
  return { cause: 'unreachable', message };
}
