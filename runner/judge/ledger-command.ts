/** A command in the one spelling that the ledger follows; anything else neither teaches it nor is judged by it. */
export type LedgerCommand =
  { readonly kind: 'login' | 'auth' | 'quit' | 'stat' | 'list' | 'uidl' | 'noop' | 'rset' } | Reference;

/** A command that names a message. */
export interface Reference {
  readonly kind: 'reference';
  readonly keyword: 'LIST' | 'RETR' | 'DELE' | 'TOP' | 'UIDL';
  readonly number: number;
}

const PLAIN: Readonly<Record<string, 'stat' | 'list' | 'uidl' | 'noop' | 'rset' | 'quit'>> = {
  STAT: 'stat',
  LIST: 'list',
  UIDL: 'uidl',
  NOOP: 'noop',
  RSET: 'rset',
  QUIT: 'quit',
};

/** 15 digits are what a double holds exactly; larger numbers are not followed. */
const REFERENCE = /^(LIST|RETR|DELE|UIDL) (0|[1-9]\d{0,14})$/;
const TOP = /^(TOP) (0|[1-9]\d{0,14}) \d+$/;

/** Reads a command line; null for what the ledger does not follow (leading zeros, surplus arguments and the like). */
export function readCommand(line: string): LedgerCommand | null {
  const [keyword = '', ...rest] = line.split(' ');
  const text = [keyword.toUpperCase(), ...rest].join(' ');
  const plain = Object.hasOwn(PLAIN, text) ? PLAIN[text] : undefined;
  if (plain !== undefined) return { kind: plain };
  if (/^(PASS|APOP) /.test(text)) return { kind: 'login' };
  if (/^AUTH\b/.test(text)) return { kind: 'auth' };
  const match = REFERENCE.exec(text) ?? TOP.exec(text);
  if (match === null) return null;
  return { kind: 'reference', keyword: match[1] as Reference['keyword'], number: Number(match[2]) };
}
