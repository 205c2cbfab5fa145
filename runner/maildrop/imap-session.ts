import type { ImapFlow } from 'imapflow';
import type { WaitLimits } from '../wire/in-time.ts';
import type { Account } from './provisioner.ts';
import type { ServerUrl } from './server-url.ts';
import { withAccountParts } from './account-parts.ts';
import { within } from './within.ts';

/** Keyword of our messages: by it they are known again in later runs, where the server keeps keywords. */
const KEYWORD = '$Pop3spec';

/** A message of the INBOX. */
export interface InboxMessage {
  readonly uid: number;
  /** Has our keyword. */
  readonly own: boolean;
}

/** A connection to an IMAP server with the INBOX selected. Rejections are imapflow's errors, or NotInTime. */
export class ImapSession {
  readonly #client: ImapFlow;
  readonly #limits: WaitLimits;

  private constructor(client: ImapFlow, limits: WaitLimits) {
    this.#client = client;
    this.#limits = limits;
  }

  /** Connects, goes under TLS, logs in and selects the INBOX. The limits are for each command. */
  static async open(url: ServerUrl, account: Account, limits: WaitLimits): Promise<ImapSession> {
    const { ImapFlow } = await import('imapflow');
    const { host, port, tls, certificate } = url;
    const client = new ImapFlow({
      host,
      port,
      secure: tls === 'implicit',
      ...(tls === 'when-offered' ? {} : { doSTARTTLS: tls === 'always' }),
      auth: imapLogin(url, account),
      tls: { rejectUnauthorized: certificate === 'trusted' },
      connectionTimeout: limits.ms,
      greetingTimeout: limits.ms,
      socketTimeout: limits.ms,
      logger: false,
      disableAutoIdle: true,
      disableCompression: true,
    });
    // What breaks between two commands is told by the next one.
    client.on('error', () => undefined);
    const session = new ImapSession(client, limits);
    try {
      await within(client.connect(), limits);
      await within(client.mailboxOpen('INBOX'), limits);
      return session;
    } catch (error) {
      client.close();
      throw error;
    }
  }

  /** All messages of the INBOX. */
  async messages(): Promise<readonly InboxMessage[]> {
    await within(this.#client.noop(), this.#limits);
    const { mailbox } = this.#client;
    if (mailbox === false || mailbox.exists === 0) return [];
    const fetched = await within(this.#client.fetchAll('1:*', { uid: true, flags: true }), this.#limits);
    return fetched.map(({ uid, flags }) => ({ uid, own: flags?.has(KEYWORD) === true }));
  }

  /** Removes these messages and no others, where the server can tell them apart (RFC 4315 UID EXPUNGE). */
  async remove(uids: readonly number[]): Promise<void> {
    if (uids.length === 0) return;
    await within(this.#client.messageDelete([...uids], { uid: true }), this.#limits);
  }

  /** Adds a message, octet for octet; gives its UID where the server tells it. */
  async append(octets: Uint8Array): Promise<number | null> {
    const appended = await within(this.#client.append('INBOX', Buffer.from(octets), [KEYWORD]), this.#limits);
    return appended === false || appended === undefined ? null : (appended.uid ?? null);
  }

  /** Logs out. */
  async end(): Promise<void> {
    await within(this.#client.logout(), this.#limits).catch(() => this.#client.close());
  }

  /** Breaks the connection off. */
  close(): void {
    this.#client.close();
  }
}

/** The user and the password of the URL, the account's own where it has none. */
export function imapLogin(url: ServerUrl, account: Account): { readonly user: string; readonly pass: string } {
  if (url.user === null) return { user: account.user, pass: account.password };
  return { user: withAccountParts(url.user, account.user), pass: url.password ?? account.password };
}
