import { newNonce } from '../login/sasl-login.ts';
import type { KnownMaildrop } from '../maildrop/known-maildrop.ts';
import { bind, type Scope, type Value } from '../../language/scope.ts';
import { wireForm } from '../../maildrop/message-identity.ts';
import type { Account } from '../../maildrop/provisioner.ts';
import type { FixtureMessage } from '../../model/message.ts';
import type { TlsFacts } from '../../model/tls.ts';
import { latin1 } from '../../pop3/encode.ts';
import { timestampOf } from '../../pop3/timestamp.ts';

/** What is bound before a scenario's first step; see BUILT_IN_VARIABLES of runner/language. */
export function initialScope(accounts: readonly Account[], maildrop: KnownMaildrop | null): Scope {
  const [first, second] = accounts;
  return {
    user: first?.user ?? '',
    password: first?.password ?? '',
    ...(second === undefined ? {} : { second: { user: second.user, password: second.password } }),
    wrongPassword: wrongPassword(accounts),
    unknownUser: unknownUser(accounts),
    nonce: newNonce(),
    ...(first?.token === undefined ? {} : { token: first.token }),
    ...(maildrop === null ? {} : maildropValues(maildrop)),
  };
}

/** The scope with what a session's greeting tells under the session's name. */
export function withGreeting(scope: Scope, session: string, line: Uint8Array | null): Scope {
  const greeting = line === null ? '' : latin1(line);
  const timestamp = line === null ? '' : (timestampOf(line) ?? '');
  return bind(bind(scope, `${session}.greeting`, greeting), `${session}.timestamp`, timestamp);
}

/** A session, as far as its TLS goes. */
export interface Secured {
  readonly name: string;
  readonly connection: { readonly tls: TlsFacts | null; readonly tlsExporter: string };
}

/** The scope with what is known of a session's TLS under the session's name; nothing for one in clear. */
export function withTls(scope: Scope, { name, connection }: Secured): Scope {
  const { tls, tlsExporter: exporter } = connection;
  if (tls === null) return bind(scope, `${name}.tls`, {});
  const { version, trusted, inDate, nameMatches, problem } = tls;
  return bind(scope, `${name}.tls`, { version, trusted, inDate, nameMatches, problem, exporter });
}

/** The scope with whether the server announced the end of a session under TLS. */
export function withTlsEnd(scope: Scope, session: string, closeAlert: boolean): Scope {
  return bind(scope, `${session}.tls.closeAlert`, closeAlert);
}

function maildropValues({ messages, numbers, count }: KnownMaildrop): Scope {
  const measured = messages.map((message) => measure(message));
  const octets = measured.reduce((sum, each) => sum + each.octets, 0n);
  const byName = new Map<string, Value>();
  for (const [index, message] of messages.entries()) {
    const size = measured[index];
    // Of a message that is there several times, the first stands for all.
    if (size === undefined || byName.has(message.name)) continue;
    byName.set(message.name, { ...size, number: BigInt(numbers[index] ?? 0) });
  }
  const maildrop =
    count === undefined ? { count: BigInt(messages.length), octets } : { count: BigInt(count) };
  return { maildrop, messages: Object.fromEntries(byName) };
}

/** Octets and lines of a message as it goes over the wire. */
function measure(message: FixtureMessage): { readonly octets: bigint; readonly lines: bigint } {
  const known = MEASURES.get(message);
  if (known !== undefined) return known;
  const wire = wireForm(message);
  const octets = Buffer.from(wire.buffer, wire.byteOffset, wire.byteLength);
  let lines = 0n;
  for (let at = octets.indexOf('\r\n'); at >= 0; at = octets.indexOf('\r\n', at + 2)) lines += 1n;
  const measured = { octets: BigInt(octets.length), lines };
  MEASURES.set(message, measured);
  return measured;
}

/** Messages are the same objects all through a run, and some are large. */
const MEASURES = new WeakMap<FixtureMessage, { readonly octets: bigint; readonly lines: bigint }>();

function wrongPassword(accounts: readonly Account[]): string {
  const taken = new Set(accounts.map(({ password }) => password));
  let wrong = 'not-the-password';
  while (taken.has(wrong)) wrong += '-either';
  return wrong;
}

/** In the first account's domain, where it has one: servers refuse unknown domains in ways of their own. */
function unknownUser(accounts: readonly Account[]): string {
  const [first] = accounts;
  const domain = /@.*$/.exec(first?.user ?? '')?.[0] ?? '';
  const taken = new Set(accounts.map(({ user }) => user));
  let unknown = 'no-such-user';
  while (taken.has(`${unknown}${domain}`)) unknown += '-either';
  return `${unknown}${domain}`;
}
