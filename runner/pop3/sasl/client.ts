import type { SaslLogin } from '../../model/login-way.ts';
import { cramMd5Answer, plainMessage } from './responses.ts';
import { scramFinal, scramFirst, scramVerifier, type ScramExchange } from './scram.ts';

/** Who logs in, and the client's nonce where the mechanism wants one. */
export interface SaslCredentials {
  readonly user: string;
  readonly password: string;
  readonly nonce: string;
}

/** Answers each challenge in turn; null when there is nothing to say to it, and the exchange is to be cancelled. */
export type SaslClient = (challenge: Uint8Array) => string | null;

/** The client's side of an exchange, which begins when the server asks for the first response. */
export function saslClient(mechanism: SaslLogin, credentials: SaslCredentials): SaslClient {
  const answers = answersOf(mechanism, credentials);
  return (challenge) => {
    try {
      return answers.shift()?.(challenge) ?? null;
    } catch {
      // More iterations of SCRAM than anybody computes.
      return null;
    }
  };
}

function answersOf(mechanism: SaslLogin, credentials: SaslCredentials): SaslClient[] {
  const { user, password } = credentials;
  switch (mechanism) {
    case 'plain':
      return [() => plainMessage(user, password)];
    case 'cram-md5':
      return [(challenge) => cramMd5Answer(challenge, user, password)];
    case 'scram-sha-1':
    case 'scram-sha-256':
      return scramAnswers({ mechanism, ...credentials, gs2: 'n,,', binding: new Uint8Array() });
  }
}

/** The last one is empty: POP3 has no room for the server's signature in a positive response (RFC 5034 §4). */
function scramAnswers(exchange: ScramExchange): SaslClient[] {
  let serverFirst = '';
  return [
    () => scramFirst(exchange),
    (challenge) => {
      serverFirst = Buffer.from(challenge).toString('utf8');
      return scramFinal(exchange, serverFirst);
    },
    (challenge) =>
      Buffer.from(challenge).toString('utf8') === scramVerifier(exchange, serverFirst) ? '' : null,
  ];
}
