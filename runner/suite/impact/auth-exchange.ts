/** What an AUTH exchange (RFC 5034 §4) has come to in a session, as far as a scenario shows before it runs. */
export interface AuthExchange {
  /** Name of the session. */
  readonly session: string;
  /** In upper case, as the scenario names it. */
  readonly mechanism: string;
  /** The GS2 header (RFC 5802 §7) of the response that began it, as an expression. */
  readonly gs2: string;
  /** Names that the last challenge was bound to. */
  readonly challenge: ReadonlySet<string>;
}

/** The exchange that a line with AUTH begins. */
export function authBegun(session: string, mechanism: string): AuthExchange {
  return { session, mechanism: mechanism.toUpperCase(), gs2: PLAIN_GS2, challenge: new Set() };
}

const PLAIN_GS2 = "'n,,'";

/** The exchange behind a response. */
export function answered(exchange: AuthExchange, response: string): AuthExchange {
  const call = callIn(response);
  return call?.name === 'scramFirst' ? { ...exchange, gs2: call.args[2] ?? PLAIN_GS2 } : exchange;
}

/** A cancellation, an empty line, the beginning of an exchange, or what only an account's own password makes. */
export function isRightResponse(exchange: AuthExchange, written: string): boolean {
  const response = written.replaceAll(/^[ \t]+|[ \t]+$/g, '');
  if (['', '*', '='].includes(response)) return true;
  const call = callIn(response);
  return call !== null && OWNERS.some((owner) => isOwnersCall(exchange, call, owner));
}

/** How the names of what belongs to an account begin. */
const OWNERS = ['', 'second.'] as const;

function isOwnersCall(exchange: AuthExchange, { name, args }: Call, owner: string): boolean {
  const { mechanism, challenge } = exchange;
  const [user, password] = [`${owner}user`, `${owner}password`];
  switch (name) {
    case 'plain':
      return isSame(args, [user, password]);
    case 'oauthBearer':
      return isSame(args, [user, 'token']);
    case 'cramMd5':
      return (
        mechanism === 'CRAM-MD5' && challenge.has(args[0] ?? '') && isSame(args.slice(1), [user, password])
      );
    case 'scramFirst':
      return isSame(args.slice(0, 2), [user, 'nonce']);
    case 'scramFinal':
      return (
        isSame(args.slice(0, 4), [`'${mechanism}'`, user, password, 'nonce']) &&
        challenge.has(args[4] ?? '') &&
        isRightBinding(exchange, args[5] ?? PLAIN_GS2, args[6] ?? "''")
      );
    default:
      return false;
  }
}

/** RFC 5802 §6: the header once more; with `p=` the data of this very connection, and nothing otherwise. */
function isRightBinding({ session, gs2 }: AuthExchange, header: string, data: string): boolean {
  if (header !== gs2) return false;
  return header.startsWith("'p=")
    ? new RegExp(`^${session}\\.tls\\.exporter$`).test(data)
    : header === PLAIN_GS2 && data === "''";
}

function isSame(given: readonly string[], wanted: readonly string[]): boolean {
  return given.length === wanted.length && given.every((each, index) => each === wanted[index]);
}

interface Call {
  readonly name: string;
  /** As they are written. */
  readonly args: readonly string[];
}

/** The call that is all of an expression; its arguments hold no calls and no commas, unless in quotes. */
function callIn(written: string): Call | null {
  const [, name, inside] = /^\{= ?(\w+)\(([^()]*)\) ?\}$/.exec(written) ?? [];
  if (name === undefined || inside === undefined) return null;
  const args = inside.match(/(?:'[^']*'|[^',])+/g) ?? [];
  return { name, args: args.map((each) => each.trim()) };
}
