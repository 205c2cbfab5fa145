import type { Environment } from '@marcbachmann/cel-js';
import { fromBase64, toBase64 } from '../pop3/sasl/base64.ts';
import { cramMd5Answer, oauthBearerMessage, plainMessage } from '../pop3/sasl/responses.ts';
import {
  scramFinal,
  scramFirst,
  scramProven,
  scramVerifier,
  type ScramExchange,
} from '../pop3/sasl/scram.ts';
import { octetsOf, textOf } from './text.ts';

/** The functions of AUTH exchanges (RFC 5034); built-ins.ts says what each is. What goes out as a line is base64. */
export function registerSaslFunctions(environment: Environment): Environment {
  environment
    .registerFunction('base64(string): string', base64)
    .registerFunction('unbase64(string): string', (text: string) => textOf(fromBase64(text) ?? NOTHING))
    .registerFunction('plain(string, string): string', (user: string, password: string) =>
      base64(plainMessage(user, password)),
    )
    .registerFunction(
      'cramMd5(string, string, string): string',
      (challenge: string, user: string, password: string) =>
        base64(cramMd5Answer(octetsOf(challenge), user, password)),
    )
    .registerFunction('oauthBearer(string, string): string', (user: string, token: string) =>
      base64(oauthBearerMessage(user, token)),
    );
  return registerScram(environment);
}

/** Each with and without channel binding: the GS2 header, and for `scramFinal` the binding data as base64. */
function registerScram(environment: Environment): Environment {
  return environment
    .registerFunction('scramFirst(string, string): string', (user: string, nonce: string) =>
      base64(scramFirst({ user, nonce, gs2: 'n,,' })),
    )
    .registerFunction(
      'scramFirst(string, string, string): string',
      (user: string, nonce: string, gs2: string) => base64(scramFirst({ user, nonce, gs2 })),
    )
    .registerFunction(`scramFinal(${strings(5)}): string`, (...texts: readonly string[]) =>
      base64(scramFinal(exchangeOf(texts), texts[4] ?? '')),
    )
    .registerFunction(`scramFinal(${strings(7)}): string`, (...texts: readonly string[]) =>
      base64(scramFinal(exchangeOf(texts), texts[4] ?? '')),
    )
    .registerFunction(`scramRaw(${strings(5)}): string`, scramRaw)
    .registerFunction(`scramVerifier(${strings(5)}): string`, (...texts: readonly string[]) =>
      scramVerifier(exchangeOf(texts), texts[4] ?? ''),
    )
    .registerFunction(`scramVerifier(${strings(7)}): string`, (...texts: readonly string[]) =>
      scramVerifier(exchangeOf(texts), texts[4] ?? ''),
    );
}

/** With the messages as they are given, right or not. */
function scramRaw(...texts: readonly string[]): string {
  const [mechanism = '', password = '', bare = '', serverFirst = '', withoutProof = ''] = texts;
  return base64(scramProven({ mechanism, password }, serverFirst, { bare, withoutProof }));
}

/** mechanism, user, password, nonce, server-first-message, and with channel binding GS2 header and binding data. */
function exchangeOf(texts: readonly string[]): ScramExchange {
  const [mechanism = '', user = '', password = '', nonce = '', , gs2 = 'n,,', binding = ''] = texts;
  return { mechanism, user, password, nonce, gs2, binding: fromBase64(binding) ?? NOTHING };
}

function strings(count: number): string {
  return Array.from({ length: count }, () => 'string').join(', ');
}

function base64(text: string): string {
  return toBase64(octetsOf(text));
}

const NOTHING = new Uint8Array();
