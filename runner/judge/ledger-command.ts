import { keywordOf } from '../pop3/command.ts';

/** A command in the one spelling that the ledger follows. */
export type LedgerCommand =
  LoginCommand | TransactionCommand | { readonly kind: 'quit' | 'utf8' } | Unfollowed;

/** A command of the AUTHORIZATION state. */
export interface LoginCommand {
  readonly kind: 'login' | 'user' | 'auth';
}

/** A command of the TRANSACTION state. */
export type TransactionCommand = Reference | { readonly kind: 'stat' | 'list' | 'uidl' | 'noop' | 'rset' };

/** A command that names a message. */
export interface Reference {
  readonly kind: 'reference';
  readonly keyword: 'LIST' | 'RETR' | 'DELE' | 'TOP' | 'UIDL';
  readonly number: number;
}

/**
 * Leading zeros, surplus arguments, unknown keywords and the like: what a server makes of them is not judged, and teaches
 * nothing. Unless it is harmless, a positive reply to it may have changed the session's marks or its state.
 */
export interface Unfollowed {
  readonly kind: 'unfollowed';
  readonly isHarmless: boolean;
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

/** Commands that change neither marks nor state, with whatever arguments. */
const HARMLESS: ReadonlySet<string> = new Set([
  ...['STAT', 'LIST', 'UIDL', 'RETR', 'TOP', 'NOOP', 'CAPA', 'USER', 'STLS', 'LANG'],
]);

/** Reads a command line. */
export function readCommand(line: string): LedgerCommand {
  const keyword = keywordOf(line);
  const text = keyword + line.slice(keyword.length);
  const plain = Object.hasOwn(PLAIN, text) ? PLAIN[text] : undefined;
  if (plain !== undefined) return { kind: plain };
  if (keyword === 'QUIT') return { kind: 'quit' };
  if (keyword === 'UTF8') return { kind: 'utf8' };
  if (/^(PASS|APOP) /.test(text)) return { kind: 'login' };
  if (/^USER /.test(text)) return { kind: 'user' };
  if (/^AUTH /.test(text)) return { kind: 'auth' };
  const match = REFERENCE.exec(text) ?? TOP.exec(text);
  if (match === null) return { kind: 'unfollowed', isHarmless: HARMLESS.has(keyword) || text === 'AUTH' };
  return { kind: 'reference', keyword: match[1] as Reference['keyword'], number: Number(match[2]) };
}
