import { capitalised } from '../../model/capitalised.ts';
import type { RunStop } from '../../model/result.ts';
import type { HandshakeFailure, HandshakeTrouble, TlsFacts } from '../../model/tls.ts';
import { keywordOf } from '../../pop3/command.ts';
import type { ConnectFailure } from '../../wire/connect.ts';
import type { Target } from '../environment/environment.ts';
import type { NoTls } from '../session/way-in.ts';

/** Whether capabilities announce STLS. */
export function announcesStls(capabilities: readonly string[] | null): boolean {
  return capabilities?.some((line) => keywordOf(line) === 'STLS') ?? false;
}

/** The end of a run whose first connection did not come about. */
export function notConnectedStop({ message, handshake }: ConnectFailure): RunStop {
  if (handshake === undefined) return { cause: 'unreachable', message };
  return { cause: 'no-tls', message: sentences(message, implicitAdvice(handshake)) };
}

/** The end of a run that does not come under TLS by STLS. */
export function noTlsStop(noTls: NoTls, beforeTls: readonly string[] | null): RunStop {
  const { message, handshake } = noTls;
  const isOffered = announcesStls(beforeTls);
  const told = handshake === null && !isOffered ? `${message}, and is not announced` : message;
  return { cause: 'no-tls', message: sentences(told, stlsAdvice(handshake, isOffered)) };
}

/** The end of a run that may not go on with the certificate that it was shown; null when it may. */
export function notTrustedStop({ host, port }: Target, facts: TlsFacts | null): RunStop | null {
  if (facts === null || facts.problem === '') return null;
  const { trusted, nameMatches, problem } = facts;
  const remedies = [
    ...(trusted ? [] : ['give its authority with --ca FILE']),
    ...(nameMatches ? [] : ['give the name that it is for with --servername NAME']),
    'go on all the same with --insecure',
  ];
  const message = `The certificate of ${host} port ${String(port)} is not to be trusted: ${problem}`;
  return { cause: 'no-tls', message: sentences(message, capitalised(remedies.join(', or '))) };
}

function implicitAdvice({ cause }: HandshakeFailure): string {
  switch (cause) {
    case 'plain-text':
    case 'silence':
    case 'garbage':
    case 'closed':
    case 'reset':
      return 'Is it a port that speaks TLS from the first octet? Otherwise it takes --tls starttls or --tls none';
    case 'alert':
    case 'disagreement':
    case 'timeout':
    case 'unsupported':
    case 'aborted':
      return adviceFor(cause);
  }
}

function stlsAdvice(handshake: HandshakeFailure | null, isOffered: boolean): string {
  if (handshake !== null) return adviceFor(handshake.cause);
  return isOffered
    ? 'To test it as it is, in clear, say --tls none'
    : 'Say --tls none to test it in clear; a port that speaks TLS from the first octet, often 995, takes --tls implicit';
}

function adviceFor(cause: HandshakeTrouble): string {
  switch (cause) {
    case 'alert':
      return 'Does it want a certificate of the client (--cert, --key), or another name (--servername)?';
    case 'disagreement':
      return 'TLS 1.2 and 1.3 are offered: does the server know neither?';
    case 'silence':
    case 'timeout':
      return 'Does it need a longer --timeout? To test it in clear, say --tls none';
    case 'plain-text':
    case 'garbage':
    case 'closed':
    case 'reset':
    case 'unsupported':
    case 'aborted':
      return 'To test it in clear, say --tls none';
  }
}

function sentences(...each: readonly string[]): string {
  return each.map(capitalised).join('. ');
}
