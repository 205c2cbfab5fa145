import { ANSWER_MS, IMAP_VISIBLE_MS } from './limits.ts';
import { imapProblem } from './imap-problem.ts';
import { ImapSession, type InboxMessage } from './imap-session.ts';
import {
  provisionProblem,
  type Account,
  type Fill,
  type Filled,
  type ProvisionOptions,
  type ProvisionProblem,
  type Provisioner,
} from './provisioner.ts';
import type { ServerUrl } from './server-url.ts';

/** Times that the INBOX is looked at while it is emptied: mail of others may come in meanwhile. */
const LOOKS = 5;

/**
 * Fills an INBOX by IMAP, octet for octet. Removes its own messages alone, which it knows by a keyword, or by the UIDs
 * that were given in this run, and those of others only when the user allowed deletes.
 */
export function imapProvisioner(
  url: ServerUrl,
  { mayEmpty, signal }: ProvisionOptions,
  answerMs: number = ANSWER_MS,
): Provisioner {
  const given = new Map<string, Set<number>>();
  const withInbox = async <Result>(
    account: Account,
    work: (inbox: ImapSession, own: Set<number>) => Promise<Result>,
  ): Promise<Result | ProvisionProblem> => {
    const own = given.get(account.user) ?? new Set();
    given.set(account.user, own);
    let session: ImapSession | null = null;
    try {
      session = await ImapSession.open(url, account, { ms: answerMs, signal });
      const result = await work(session, own);
      await session.end();
      return result;
    } catch (error) {
      session?.close();
      return imapProblem(url, account, error);
    }
  };
  const refusal = (messages: readonly InboxMessage[], own: ReadonlySet<number>): ProvisionProblem | null => {
    const foreign = messages.filter((message) => !message.own && !own.has(message.uid)).length;
    return foreign === 0 || mayEmpty ? null : foreignProblem(url, foreign);
  };
  const empty = async (inbox: ImapSession, own: ReadonlySet<number>): Promise<ProvisionProblem | null> => {
    for (let look = 0; look < LOOKS; look++) {
      const messages = await inbox.messages();
      if (messages.length === 0) return null;
      const problem = refusal(messages, own);
      if (problem !== null) return problem;
      await inbox.remove(messages.map(({ uid }) => uid));
    }
    return provisionProblem(`${url.shown} keeps messages in the INBOX that were expunged: it cannot be emptied`);
  };
  const append =
    (before: (inbox: ImapSession, own: ReadonlySet<number>) => Promise<ProvisionProblem | null>): Fill =>
    async (account, messages) =>
      withInbox(account, async (inbox, own): Promise<Filled | ProvisionProblem> => {
        const problem = await before(inbox, own);
        if (problem !== null) return problem;
        for (const { octets } of messages) {
          const uid = await inbox.append(octets);
          if (uid !== null) own.add(uid);
        }
        return { kind: 'filled', visibleWithinMs: IMAP_VISIBLE_MS };
      });
  return {
    name: 'imap',
    knowsContent: true,
    form: 'as-given',
    prepare: async (account) =>
      withInbox(account, async (inbox, own) => refusal(await inbox.messages(), own)),
    fill: append(empty),
    add: append(async () => Promise.resolve(null)),
    close: () => Promise.resolve(),
  };
}

function foreignProblem({ shown }: ServerUrl, count: number): ProvisionProblem {
  return provisionProblem(
    `The INBOX on ${shown} holds ${String(count)} messages that pop3spec did not put there. ` +
      'Use a mailbox of its own, or give leave to delete them with --allow deletes',
  );
}
