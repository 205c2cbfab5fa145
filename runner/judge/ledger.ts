import type { Observation, ReplyObservation } from '../model/observation.ts';
import { indicatorOf } from '../pop3/status.ts';
import type { FindingDraft } from './finding-draft.ts';
import { readCommand } from './ledger-command.ts';
import type { LedgerCommand } from './ledger-command.ts';
import { CLOSED_MAILDROP, markMessage, mayExist, unmarkAll } from './ledger-maildrop.ts';
import type { MaildropView } from './ledger-maildrop.ts';
import { watchList, watchStat } from './ledger-list.ts';
import { watchReference } from './ledger-reference.ts';
import { watchUniqueIds } from './ledger-uidl.ts';
import { startWatching } from './watch-findings.ts';
import type { Watcher } from './watch-findings.ts';

/**
 * What one session has shown of its maildrop so far. Each reply is held against it; a reply teaches it only when it is
 * positive and well-formed. It starts empty, and what it does not know it does not judge.
 */
export interface Ledger {
  /** `unknown`: the login cannot be followed (AUTH), so nothing is said about states. */
  readonly state: 'authorization' | 'transaction' | 'over' | 'unknown';
  readonly maildrop: MaildropView;
}

/** One exchange as the ledger looks at it. */
export interface LedgerExchange {
  readonly commandLine: string;
  readonly observation: Observation;
  /** Whether the message with this number is known to end with a line end. */
  readonly finalEolKnown?: (number: number) => boolean;
}

/** What the ledger says and what it knows from now on. */
export interface Observed {
  readonly ledger: Ledger;
  readonly findings: readonly FindingDraft[];
}

/** The ledger of a session that was just greeted. */
export function openLedger(): Ledger {
  return { state: 'authorization', maildrop: CLOSED_MAILDROP };
}

/** How many messages are marked as deleted. */
export function markedCount(ledger: Ledger): number {
  return ledger.maildrop.marked.size;
}

/** Holds one exchange against the ledger. */
export function observe(ledger: Ledger, exchange: LedgerExchange): Observed {
  const { observation } = exchange;
  const command = readCommand(exchange.commandLine);
  if (observation.kind !== 'reply' || command === null) return { ledger, findings: [] };
  const watcher = startWatching('ledger');
  const next = follow(ledger, { ...exchange, observation, command }, watcher);
  return { ledger: next, findings: watcher.findings };
}

interface Answered extends LedgerExchange {
  readonly observation: ReplyObservation;
  readonly command: LedgerCommand;
}

function follow(ledger: Ledger, answered: Answered, watcher: Watcher): Ledger {
  const positive = indicatorOf(answered.observation.line) === 'positive';
  const { command } = answered;
  switch (command.kind) {
    case 'login':
      return positive ? { state: 'transaction', maildrop: CLOSED_MAILDROP } : ledger;
    case 'auth':
      return ledger.state === 'authorization' ? { ...ledger, state: 'unknown' } : ledger;
    case 'quit':
      return { ...ledger, state: 'over' };
    case 'stat':
    case 'list':
    case 'uidl':
    case 'reference':
    case 'noop':
    case 'rset':
      return inTransaction(ledger, answered, { positive, watcher });
  }
}

function inTransaction(
  ledger: Ledger,
  answered: Answered,
  { positive, watcher }: { readonly positive: boolean; readonly watcher: Watcher },
): Ledger {
  if (ledger.state === 'authorization') {
    const message = 'a command of the TRANSACTION state was carried out before login';
    watcher.check('RFC1939-3-STATE-02', positive ? { message, expected: '-ERR', actual: '+OK' } : null);
  }
  if (ledger.state !== 'transaction') return ledger;
  return { ...ledger, maildrop: followMaildrop(ledger.maildrop, answered, { positive, watcher }) };
}

function followMaildrop(
  view: MaildropView,
  { command, observation, finalEolKnown }: Answered,
  { positive, watcher }: { readonly positive: boolean; readonly watcher: Watcher },
): MaildropView {
  if (!positive) return view;
  switch (command.kind) {
    case 'stat':
      return watchStat(view, observation, watcher);
    case 'list':
      return watchList(view, observation, watcher);
    case 'uidl':
      return watchUniqueIds(view, observation, watcher);
    case 'reference': {
      const seen = watchReference({
        view,
        command,
        observation,
        watcher,
        ...(finalEolKnown && { finalEolKnown }),
      });
      return command.keyword === 'DELE' && mayExist(view, command.number)
        ? markMessage(seen, command.number)
        : seen;
    }
    case 'rset':
      return unmarkAll(view);
    case 'noop':
    case 'login':
    case 'auth':
    case 'quit':
      return view;
  }
}
