import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import { fromBase64, toBase64 } from './base64.ts';
import { prepared } from './prepare.ts';

/** What the proof is made with. */
export interface ScramSecret {
  /** `SCRAM-SHA-1`, `SCRAM-SHA-256`, or one of them with `-PLUS`. */
  readonly mechanism: string;
  readonly password: string;
}

/** One exchange of SCRAM (RFC 5802) as its client knows it. */
export interface ScramExchange extends ScramSecret {
  readonly user: string;
  /** The client's part of the nonce: printable ASCII without a comma. */
  readonly nonce: string;
  /** The GS2 header (RFC 5802 §7): `n,,` without channel binding, `y,,` when only the client could, `p=TYPE,,` with it. */
  readonly gs2: string;
  /** The channel binding data; empty without. */
  readonly binding: Uint8Array;
}

/** Begins the exchange: client-first-message. */
export function scramFirst({ user, nonce, gs2 }: Pick<ScramExchange, 'user' | 'nonce' | 'gs2'>): string {
  return gs2 + firstBare(user, nonce);
}

/** Answers server-first-message: client-final-message, with the proof. */
export function scramFinal(exchange: ScramExchange, serverFirst: string): string {
  const final = {
    bare: firstBare(exchange.user, exchange.nonce),
    withoutProof: finalWithoutProof(exchange, serverFirst),
  };
  return scramProven(exchange, serverFirst, final);
}

/** The client's messages as somebody wrote them: client-first-message-bare, and client-final-message-without-proof. */
export interface ScramMessages {
  readonly bare: string;
  readonly withoutProof: string;
}

/** Answers server-first-message with these messages, right or not: a proof over what they are. */
export function scramProven(
  secret: ScramSecret,
  serverFirst: string,
  { bare, withoutProof }: ScramMessages,
): string {
  const { hash, salted } = saltedPassword(secret, serverFirst);
  const clientKey = hmac(hash, salted, 'Client Key');
  const storedKey = createHash(hash).update(clientKey).digest();
  const signature = hmac(hash, storedKey, [bare, serverFirst, withoutProof].join(','));
  const proof = clientKey.map((octet, index) => octet ^ (signature[index] ?? 0));
  return `${withoutProof},p=${toBase64(proof)}`;
}

/** What server-final-message has to be: the server's signature shows that it knows the password as well. */
export function scramVerifier(exchange: ScramExchange, serverFirst: string): string {
  const { hash, salted } = saltedPassword(exchange, serverFirst);
  const bare = firstBare(exchange.user, exchange.nonce);
  const authMessage = [bare, serverFirst, finalWithoutProof(exchange, serverFirst)].join(',');
  return `v=${toBase64(hmac(hash, hmac(hash, salted, 'Server Key'), authMessage))}`;
}

/** An attribute of a message, by its letter; empty when it is not there. */
function attribute(message: string, letter: string): string {
  const found = message.split(',').find((each) => each.startsWith(`${letter}=`));
  return found?.slice(2) ?? '';
}

/** RFC 5802 §5.1: the two characters that would end the name. */
function firstBare(user: string, nonce: string): string {
  const name = prepared(user).replaceAll('=', '=3D').replaceAll(',', '=2C');
  return `n=${name},r=${nonce}`;
}

function finalWithoutProof({ gs2, binding }: ScramExchange, serverFirst: string): string {
  const header = Buffer.concat([Buffer.from(gs2, 'utf8'), binding]);
  return `c=${toBase64(header)},r=${attribute(serverFirst, 'r')}`;
}

interface Salted {
  readonly hash: 'sha1' | 'sha256';
  readonly salted: Uint8Array;
}

/** Costs seconds beyond it, in which nothing else happens; servers ask for 4,096 to some 600,000. */
const ITERATION_LIMIT = 1_000_000;

/** RFC 5802 §3. A first message that lacks something is taken as far as it goes: what comes of it is refused anyway. */
function saltedPassword({ mechanism, password }: ScramSecret, serverFirst: string): Salted {
  const hash = mechanism.toUpperCase().includes('SHA-256') ? 'sha256' : 'sha1';
  const salt = fromBase64(attribute(serverFirst, 's')) ?? new Uint8Array();
  const asked = Number.parseInt(attribute(serverFirst, 'i'), 10);
  if (asked > ITERATION_LIMIT)
    throw new RangeError(`the server asks for ${asked} iterations, which no client computes`);
  const iterations = asked > 0 ? asked : 1;
  const key = JSON.stringify([password, toBase64(salt), iterations, hash]);
  const salted = SALTED.get(key) ?? pbkdf2Sync(prepared(password), salt, iterations, LENGTHS[hash], hash);
  if (SALTED.size >= REMEMBERED) SALTED.clear();
  SALTED.set(key, salted);
  return { hash, salted };
}

/** The same password, salted the same way, comes out the same: servers keep the salt of an account. */
const SALTED = new Map<string, Uint8Array>();
const REMEMBERED = 1000;

/** Octets of each hash. */
const LENGTHS = { sha1: 20, sha256: 32 } as const;

function hmac(hash: string, key: Uint8Array, text: string): Uint8Array {
  return createHmac(hash, key).update(text, 'utf8').digest();
}
