import { randomBytes } from 'node:crypto';
import type { Account } from '../../maildrop/provisioner.ts';
import type { Observation } from '../../model/observation.ts';
import { fromBase64, toBase64 } from '../../pop3/sasl/base64.ts';
import type { SaslLogin } from '../../model/login-way.ts';
import { saslClient, type SaslClient } from '../../pop3/sasl/client.ts';
import { afterIndicator, indicatorOf } from '../../pop3/status.ts';
import type { Say } from '../session/conversation.ts';

/**
 * Logs in by AUTH (RFC 5034 §4) and gives the reply that ended the exchange. Without an initial response: servers that
 * know RFC 1734 alone take none. What the client cannot answer is cancelled.
 */
export async function saslLogin(say: Say, account: Account, mechanism: SaslLogin): Promise<Observation> {
  const client = saslClient(mechanism, { ...account, nonce: newNonce() });
  let seen = await say(`AUTH ${mechanism.toUpperCase()}`);
  for (let answers = 0; answers < ANSWERS && isContinued(seen); answers++) {
    seen = await say(answerTo(seen.line, client));
  }
  return seen;
}

/** The line that answers a challenge. */
function answerTo(line: Uint8Array, client: SaslClient): string {
  const challenge = fromBase64(afterIndicator(line));
  const answer = challenge === null ? null : client(challenge);
  return answer === null ? '*' : toBase64(Buffer.from(answer, 'utf8'));
}

/** What only the client knows of a SCRAM exchange before it begins (RFC 5802 §5.1): no comma in it. */
export function newNonce(): string {
  return randomBytes(NONCE_OCTETS).toString('base64');
}

const NONCE_OCTETS = 18;

/** One more than any mechanism has, for the cancellation. */
const ANSWERS = 4;

function isContinued(seen: Observation): seen is Extract<Observation, { readonly kind: 'reply' }> {
  return seen.kind === 'reply' && indicatorOf(seen.line) === 'continuation';
}
