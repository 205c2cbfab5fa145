import type { FixtureMessage } from '../model/message.ts';
import { ANSWER_MS, DELIVERY_VISIBLE_MS } from './limits.ts';
import { envelopeFor, type Envelope } from './delivery-address.ts';
import type { Fill, Filled, ProvisionOptions, ProvisionProblem, Provisioner } from './provisioner.ts';
import type { ServerUrl } from './server-url.ts';
import { smtpProblem } from './smtp-problem.ts';
import { SmtpSession } from './smtp-session.ts';
import { TraceMarks, traceField } from './trace.ts';

/** Options of the URLs beside those for TLS: see `envelopeFor`. */
export const SMTP_OPTIONS: readonly string[] = ['domain', 'to', 'from'];

/**
 * Has messages delivered by SMTP or LMTP, one after another over one connection for each fill, each with a trace field in
 * front. It cannot remove any: whoever fills sees to it that the maildrop is empty.
 */
export function smtpProvisioner(
  url: ServerUrl,
  { mayEmpty, signal }: ProvisionOptions,
  answerMs: number = ANSWER_MS,
): Provisioner {
  const marks = new TraceMarks();
  const send: Fill = async ({ user }, messages) =>
    withSession(user, async (session, envelope): Promise<Filled> => {
      const given = messages.map(({ octets }) => ({ mark: marks.next(), octets }));
      for (const { mark, octets } of given) {
        await session.send(envelope, Buffer.concat([traceField(mark), octets]));
      }
      return {
        kind: 'filled',
        visibleWithinMs: DELIVERY_VISIBLE_MS,
        marks: given.map(({ mark }) => mark),
      };
    });
  const withSession = async <Result>(
    user: string,
    work: (session: SmtpSession, envelope: Envelope) => Promise<Result>,
  ): Promise<Result | ProvisionProblem> => {
    const envelope = envelopeFor(url, user);
    if ('kind' in envelope) return envelope;
    let session: SmtpSession | null = null;
    try {
      session = await SmtpSession.open(url, { ms: answerMs, signal });
      const result = await work(session, envelope);
      session.end();
      return result;
    } catch (error) {
      session?.close();
      return smtpProblem(url, error, envelope);
    }
  };
  return {
    name: url.scheme === 'lmtp' ? 'lmtp' : 'smtp',
    knowsContent: true,
    form: 'header-fields-in-front',
    delivery: { mayEmpty },
    prepare: async ({ user }) => withSession(user, async () => Promise.resolve(null)),
    fill: async (account, messages: readonly FixtureMessage[]) =>
      // An empty maildrop needs no connection.
      messages.length === 0 ? NOTHING_SENT : send(account, messages),
    add: send,
    close: () => Promise.resolve(),
  };
}

const NOTHING_SENT: Filled = { kind: 'filled', visibleWithinMs: DELIVERY_VISIBLE_MS, marks: [] };
