import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { WaitLimits } from '../wire/in-time.ts';
import type { Envelope } from './delivery-address.ts';
import type { ServerUrl } from './server-url.ts';
import { within } from './within.ts';

/** A connection to a server that speaks SMTP or LMTP, ready to take messages. Rejections are nodemailer's errors, or NotInTime. */
export class SmtpSession {
  readonly #connection: SMTPConnection;
  readonly #limits: WaitLimits;
  /** Rejects when the connection breaks, within a command or between two. */
  readonly #broken: Promise<never>;

  private constructor(connection: SMTPConnection, limits: WaitLimits) {
    this.#connection = connection;
    this.#limits = limits;
    this.#broken = new Promise((_, reject) => connection.on('error', reject));
    this.#broken.catch(() => undefined);
  }

  /** Connects, goes under TLS and logs in, as the URL says. The limits are for each command. */
  static async open(url: ServerUrl, limits: WaitLimits): Promise<SmtpSession> {
    const { default: Connection } = await import('nodemailer/lib/smtp-connection');
    const { host, port, tls, certificate, scheme, user, password } = url;
    const connection = new Connection({
      host,
      port,
      secure: tls === 'implicit',
      requireTLS: tls === 'always',
      ignoreTLS: tls === 'never',
      lmtp: scheme === 'lmtp',
      tls: { rejectUnauthorized: certificate === 'trusted' },
    });
    const session = new SmtpSession(connection, limits);
    try {
      await session.#done((done) => connection.connect(done));
      if (user !== null) {
        await session.#done((done) => connection.login({ user, pass: password ?? '' }, done));
      }
      return session;
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  /** Has one message delivered; resolves when the server has taken it over. */
  async send({ recipient, sender }: Envelope, octets: Uint8Array): Promise<void> {
    const envelope = {
      from: sender === '' ? (false as const) : sender,
      to: recipient,
      size: octets.length,
      use8BitMime: octets.some((octet) => octet > 0x7f),
    };
    await this.#done((done) =>
      this.#connection.send(envelope, Buffer.from(octets), (error, info) => {
        // LMTP answers for each recipient (RFC 2033 §4.2), which nodemailer tells beside its errors.
        done(error ?? info?.rejectedErrors?.[0]);
      }),
    );
  }

  /** Ends the connection, by QUIT; nobody waits for the answer. */
  end(): void {
    this.#connection.quit();
  }

  /** Breaks the connection off. */
  close(): void {
    this.#connection.close();
  }

  async #done(begin: (done: (error?: Error | null) => void) => void): Promise<void> {
    const done = new Promise<void>((resolve, reject) =>
      begin((error) => {
        if (error === undefined || error === null) resolve();
        else reject(error);
      }),
    );
    await within(Promise.race([done, this.#broken]), this.#limits);
  }
}
