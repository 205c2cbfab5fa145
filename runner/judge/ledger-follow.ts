import type { ReplyObservation } from '../model/observation.ts';
import type { TransactionCommand } from './ledger-command.ts';
import { watchList } from './ledger-list.ts';
import { unmarkAll } from './ledger-maildrop.ts';
import type { MaildropView } from './ledger-maildrop.ts';
import { watchReference } from './ledger-reference.ts';
import { watchStat } from './ledger-stat.ts';
import { watchUniqueIds } from './ledger-uidl.ts';
import type { Watch } from './ledger-watch.ts';

/** A reply to a command of the TRANSACTION state. */
export interface TransactionReply {
  readonly command: TransactionCommand;
  readonly observation: ReplyObservation;
  readonly positive: boolean;
}

/** Holds the reply against what the session has shown of its maildrop, and learns from it. */
export function followMaildrop(view: MaildropView, reply: TransactionReply, watch: Watch): MaildropView {
  const { command, observation, positive } = reply;
  if (command.kind === 'reference') return watchReference(view, { command, observation, positive }, watch);
  if (!positive) return view;
  switch (command.kind) {
    case 'stat':
      return watchStat(view, observation, watch);
    case 'list':
      return watchList(view, observation, watch);
    case 'uidl':
      return watchUniqueIds(view, observation, watch.watcher);
    case 'rset':
      return unmarkAll(view);
    case 'noop':
      return view;
  }
}
