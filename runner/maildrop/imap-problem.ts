import type { ImapFlowError } from 'imapflow';
import { createRedactor } from '../wire/redaction.ts';
import { imapLogin } from './imap-session.ts';
import { provisionProblem, type Account, type ProvisionProblem } from './provisioner.ts';
import { secretsOf } from './secrets-of.ts';
import type { ServerUrl } from './server-url.ts';
import { NotInTime } from './within.ts';

/** What an IMAP server did not do, and what a person can do about it. */
export function imapProblem(url: ServerUrl, account: Account, error: unknown): ProvisionProblem {
  const known: Partial<ImapFlowError> = error instanceof Error ? error : {};
  const secrets = [...secretsOf(account), ...(url.password === null ? [] : [url.password])];
  const told = createRedactor(secrets).text(toldOf(error, known)).trim().replace(/\.$/, '');
  return provisionProblem(`${url.shown} ${sentenceOf(known, told, imapLogin(url, account).user)}`);
}

function toldOf(error: unknown, { responseText, serverResponseCode }: Partial<ImapFlowError>): string {
  if (responseText !== undefined && responseText !== '') {
    return serverResponseCode === undefined ? responseText : `[${serverResponseCode}] ${responseText}`;
  }
  return error instanceof Error ? error.message : String(error);
}

function sentenceOf(error: Partial<ImapFlowError>, told: string, user: string): string {
  const { authenticationFailed, serverResponseCode = '', command, code = '' } = error;
  if (error instanceof NotInTime || /TIMEOUT/.test(code)) {
    return `does not answer: ${told}. Is it the right port, and is it busy?`;
  }
  if (authenticationFailed === true) {
    return `refused the login as ${JSON.stringify(user)}: ${told}. Check the user and the password`;
  }
  // RFC 5530 §3 OVERQUOTA, RFC 7889 §3 TOOBIG.
  if (serverResponseCode === 'OVERQUOTA') {
    return `has no room in the mailbox of ${JSON.stringify(user)}: ${told}. Empty it, or raise its quota`;
  }
  if (/certificate|self-signed|STARTTLS|SSL|TLS/i.test(told)) {
    return (
      `did not come under TLS: ${told}. Add ?insecure when its certificate is one of its own, or ?starttls=never to ` +
      'stay in clear'
    );
  }
  if (command !== undefined || error.responseStatus !== undefined) return `refused a command: ${told}`;
  return `cannot be used: ${told}. Is the server running, and are host and port right?`;
}
