import type { Observation, ReplyObservation } from '../model/observation.ts';
import { indicatorOf } from '../pop3/status.ts';
import type { Indicator } from '../pop3/status.ts';
import type { FindingDraft } from './finding-draft.ts';
import { readCommand } from './ledger-command.ts';
import type { LedgerCommand, LoginCommand } from './ledger-command.ts';
import { followMaildrop } from './ledger-follow.ts';
import type { TransactionReply } from './ledger-follow.ts';
import { loseMarks, OPENED_MAILDROP } from './ledger-maildrop.ts';
import type { MaildropView } from './ledger-maildrop.ts';
import { checkEarlierSessions } from './ledger-sessions.ts';
import type { EarlierSession } from './ledger-sessions.ts';
import type { Watch } from './ledger-watch.ts';
import { startWatching } from './watch-findings.ts';

/**
 * What one session has shown of its maildrop so far. Each reply is held against it; a reply teaches it only when it is
 * positive and well-formed. It starts empty, and what it does not know it does not judge.
 */
export interface Ledger extends EarlierSession {
  readonly state: LedgerState;
  readonly maildrop: MaildropView;
  /** The sessions on the same maildrop before this one. */
  readonly earlier: readonly EarlierSession[];
  /** Whether UTF8 was answered positively (RFC 6856 §2.1). */
  readonly isUtf8Mode: boolean;
  /** How the session ended; null as long as it goes on, or when that is not known. */
  readonly ended: 'quit' | 'without-quit' | null;
}

/**
 * `unknown`: the login cannot be followed (AUTH goes on, say), so nothing is said until a command of the TRANSACTION state
 * succeeds; `lost`: replies and commands may no longer belong together; `over`: QUIT, or the connection is closed.
 */
export type LedgerState = 'authorization' | 'transaction' | 'unknown' | 'lost' | 'over';

/** One exchange as the ledger looks at it. */
export interface LedgerExchange {
  readonly commandLine: string;
  readonly observation: Observation;
  /** Whether the message with this number is known to end with a line end. */
  readonly finalEolKnown?: (number: number) => boolean;
  /** Whether the message with this number may be one that needs UTF-8 mode, on a server that has it. */
  readonly mayNeedUtf8?: (number: number) => boolean;
}

/** What the ledger says and what it knows from now on. */
export interface Observed {
  readonly ledger: Ledger;
  readonly findings: readonly FindingDraft[];
}

/** The ledger of a session that was just greeted; unique-ids are held against those of earlier sessions, where given. */
export function openLedger(earlier: readonly EarlierSession[] = []): Ledger {
  return { state: 'authorization', maildrop: OPENED_MAILDROP, earlier, isUtf8Mode: false, ended: null };
}

/** How many messages are marked as deleted; at least one when that cannot be told. */
export function markedCount({ maildrop }: Ledger): number {
  return maildrop.marksKnown ? maildrop.marked.size : Math.max(1, maildrop.marked.size);
}

/** Holds one exchange against the ledger. */
export function observe(ledger: Ledger, exchange: LedgerExchange): Observed {
  const { observation, commandLine, ...known } = exchange;
  const watcher = startWatching('ledger');
  const watch = { watcher, ...known, isUtf8Mode: ledger.isUtf8Mode };
  const command = readCommand(commandLine);
  switch (observation.kind) {
    case 'reply': {
      // Octets behind the reply: what belongs to which command is anybody's guess from here on, this reply included.
      const isWhole = (observation.surplus?.length ?? 0) === 0;
      if (!isWhole) return { ledger: lose(ledger, command.kind === 'quit' ? 'over' : 'lost'), findings: [] };
      return { ledger: follow(ledger, { command, observation }, watch), findings: watcher.findings };
    }
    case 'closed': {
      const ended = command.kind === 'quit' ? null : 'without-quit';
      return { ledger: { ...lose(ledger, 'over'), ended: ledger.ended ?? ended }, findings: [] };
    }
    case 'timeout':
    case 'limit':
    case 'silence':
      return { ledger: lose(ledger, isLogin(command) ? 'unknown' : 'lost'), findings: [] };
  }
}

/** The client ended the session without QUIT. */
export function endLedger(ledger: Ledger): Ledger {
  return ledger.state === 'over' ? ledger : { ...ledger, state: 'over', ended: 'without-quit' };
}

/** Marks count as not known from here on, also for those who have to take them back (see markedCount). */
function lose(ledger: Ledger, state: LedgerState): Ledger {
  if (ledger.state === 'over') return ledger;
  return { ...ledger, state, maildrop: loseMarks(ledger.maildrop) };
}

/** A login may be waiting for a lock, and its answer may come later without the ledger hearing of it. */
function isLogin({ kind }: LedgerCommand): boolean {
  return kind === 'login' || kind === 'auth';
}

interface Answered {
  readonly command: LedgerCommand;
  readonly observation: ReplyObservation;
}

function follow(ledger: Ledger, { command, observation }: Answered, watch: Watch): Ledger {
  if (ledger.state === 'over' || ledger.state === 'lost') return ledger;
  const indicator = indicatorOf(observation.line);
  const positive = indicator === 'positive';
  switch (command.kind) {
    case 'quit':
      // A refused QUIT ends the session as well: some messages were not removed (RFC 1939 §6).
      return { ...ledger, state: 'over', ended: positive ? 'quit' : null };
    case 'utf8':
      return positive ? { ...ledger, isUtf8Mode: true } : ledger;
    case 'login':
    case 'user':
    case 'auth':
      return followLogin(ledger, { kind: command.kind, indicator }, watch);
    case 'unfollowed':
      return positive && !command.isHarmless ? strayed(ledger) : ledger;
    case 'stat':
    case 'list':
    case 'uidl':
    case 'reference':
    case 'noop':
    case 'rset':
      return inTransaction(ledger, { command, observation, positive }, watch);
  }
}

/** Something that the ledger does not understand was carried out. */
function strayed(ledger: Ledger): Ledger {
  return ledger.state === 'transaction' ? lose(ledger, 'transaction') : { ...ledger, state: 'unknown' };
}

interface LoginReply extends LoginCommand {
  readonly indicator: Indicator | null;
}

function followLogin(ledger: Ledger, { kind, indicator }: LoginReply, { watcher }: Watch): Ledger {
  const positive = indicator === 'positive';
  if (ledger.state === 'transaction' && kind !== 'auth') {
    const message = 'a command of the AUTHORIZATION state was carried out after login';
    watcher.check('RFC1939-3-STATE-02', positive ? { message, expected: '-ERR', actual: '+OK' } : null);
  }
  if (!positive && indicator !== 'continuation') return ledger;
  if (ledger.state === 'transaction') return lose(ledger, 'unknown');
  if (!positive) return { ...ledger, state: 'unknown' };
  return kind === 'user' ? ledger : { ...ledger, state: 'transaction', maildrop: OPENED_MAILDROP };
}

function inTransaction(ledger: Ledger, reply: TransactionReply, watch: Watch): Ledger {
  if (ledger.state === 'authorization') {
    const message = 'a command of the TRANSACTION state was carried out before login';
    const failure = reply.positive ? { message, expected: '-ERR', actual: '+OK' } : null;
    watch.watcher.check('RFC1939-3-STATE-02', failure);
    return reply.positive ? { ...ledger, state: 'unknown' } : ledger;
  }
  if (ledger.state === 'unknown' && !reply.positive) return ledger;
  const maildrop = followMaildrop(ledger.maildrop, reply, watch);
  const numbers = newlyShown(ledger.maildrop, maildrop, reply);
  checkEarlierSessions(ledger.earlier, { maildrop, numbers }, watch.watcher);
  return { ...ledger, state: 'transaction', maildrop };
}

/** Messages of which both content and unique-id may be known only since this reply. */
function newlyShown(
  before: MaildropView,
  now: MaildropView,
  { command }: TransactionReply,
): Iterable<number> {
  if (command.kind === 'reference') return before === now ? [] : [command.number];
  return before.uniqueIds === now.uniqueIds && before.listed === now.listed ? [] : now.contents.keys();
}
