import type { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { Test } from 'tap';
import type { MemoryStore } from '../../../fixtures/server/memory-store.ts';

/** A message as it was delivered. */
export interface Delivered {
  readonly sender: string;
  readonly recipient: string;
  /** One character for each octet. */
  readonly text: string;
}

/** A server that takes mail, by SMTP or LMTP. */
export interface SmtpTarget {
  readonly port: number;
  readonly delivered: readonly Delivered[];
}

/** What it does otherwise than take everything. */
export interface SmtpManner extends SMTPServerOptions {
  /** Looks at a message; an error refuses it. */
  readonly judge?: (message: Delivered) => Error | null;
  /** What becomes of a message on its way; null: it does not arrive. */
  readonly relay?: (text: string) => string | null;
}

/** Starts a server that delivers into the store, with a trace field in front, as RFC 5321 §4.4 has it. */
export async function startSmtp(t: Test, store: MemoryStore, manner: SmtpManner = {}): Promise<SmtpTarget> {
  const { judge = () => null, relay = (whole: string) => whole, ...options } = manner;
  const delivered: Delivered[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData: (stream, session, done) => {
      void buffer(stream).then((octets) => {
        const text = octets.toString('latin1');
        const recipient = session.envelope.rcptTo[0]?.address ?? '';
        const { mailFrom } = session.envelope;
        const message = { sender: mailFrom === false ? '' : mailFrom.address, recipient, text };
        const refusal = judge(message);
        if (refusal !== null) {
          done(refusal);
          return;
        }
        delivered.push(message);
        const came = relay(text);
        const user = recipient.replace(/@.*$/s, '');
        const whole = `Return-Path: <>\r\nReceived: from a by b; now\r\n${came ?? ''}`;
        if (came !== null) store.deliver(user, [{ octets: Buffer.from(whole, 'latin1') }]);
        done();
      });
    },
    ...options,
  });
  const sockets = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    return closed;
  });
  const address = server.server.address();
  return { port: typeof address === 'object' && address !== null ? address.port : 0, delivered };
}
