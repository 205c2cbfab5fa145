import type { NodemailerError } from 'nodemailer';
import { createRedactor } from '../wire/redaction.ts';
import type { Envelope } from './delivery-address.ts';
import { provisionProblem, type ProvisionProblem } from './provisioner.ts';
import type { ServerUrl } from './server-url.ts';
import { NotInTime } from './within.ts';

/** What a server that takes mail did not do, and what a person can do about it. */
export function smtpProblem(url: ServerUrl, error: unknown, envelope: Envelope): ProvisionProblem {
  const known: Partial<NodemailerError> = error instanceof Error ? error : {};
  const told = known.response ?? (error instanceof Error ? error.message : String(error));
  const safe = createRedactor(url.password === null ? [] : [url.password]).text(told).trim();
  const { sentence, about } = explained(url, { error: known, told: safe, envelope });
  return { ...provisionProblem(`${url.shown} ${sentence}`), ...(about === undefined ? {} : { about }) };
}

interface Failure {
  readonly error: Partial<NodemailerError>;
  readonly told: string;
  readonly envelope: Envelope;
}

interface Explanation {
  readonly sentence: string;
  readonly about?: 'message';
}

function explained(url: ServerUrl, failure: Failure): Explanation {
  const { error, told, envelope } = failure;
  const { code, command = '', responseCode = 0 } = error;
  if (error instanceof NotInTime) return { sentence: `does not answer: ${told}. Is it the right port, and is it busy?` };
  if (isFull(responseCode, told)) {
    const sentence = `has no room for <${envelope.recipient}>: ${told}. Empty the mailbox, or raise its quota`;
    return { sentence, about: 'message' };
  }
  switch (code) {
    case 'EAUTH':
    case 'ENOAUTH':
      return { sentence: `refused the login as ${JSON.stringify(url.user)}: ${told}. Check the user and the password in the URL` };
    case 'ETLS':
      return { sentence: tlsSentence(told) };
    case 'EENVELOPE':
      return { sentence: envelopeSentence(command, told, envelope) };
    case 'EMESSAGE':
      if (responseCode < 500) return { sentence: `did not take a message now: ${told}. Try again later` };
      return { sentence: `refused a message: ${told}`, about: 'message' };
    default:
      if (/certificate|self-signed|SSL|TLS/i.test(told)) return { sentence: tlsSentence(told) };
      return { sentence: `cannot be used: ${told}. Is the server running, and are host and port right?` };
  }
}

/** RFC 5321 §4.2.3 452 and 552; RFC 3463 §3.3 X.2.2. A message that is too large for the server (X.3.4) is another matter. */
function isFull(responseCode: number, told: string): boolean {
  if (/\b[45]\.3\.4\b/.test(told)) return false;
  return responseCode === 452 || responseCode === 552 || /\b[45]\.2\.2\b/.test(told);
}

function tlsSentence(told: string): string {
  return (
    `did not come under TLS: ${told}. Add ?insecure when its certificate is one of its own, or ?starttls=never to stay in ` +
    'clear'
  );
}

function envelopeSentence(command: string, told: string, { recipient, sender }: Envelope): string {
  if (!command.startsWith('RCPT')) {
    return `refused the sender <${sender}>: ${told}. Name another with ?from=ADDRESS`;
  }
  return `refused the recipient <${recipient}>: ${told}. Name the right address with ?domain=DOMAIN or ?to={localpart}@DOMAIN`;
}
