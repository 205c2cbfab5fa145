import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { InteropAccount } from './accounts.ts';

/** Where nginx asks about logins (ngx_mail_auth_http_module). */
export interface NginxLogins {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Answers nginx on 127.0.0.1: whoever knows the password is sent to the POP3 server at `mailPort`. */
export async function serveNginxLogins(
  accounts: readonly InteropAccount[],
  mailPort: number,
): Promise<NginxLogins> {
  const server = createServer((asked, answer) => {
    const account = accountOf(asked.headers, accounts);
    answer.writeHead(200, account === null ? REFUSED : sentTo(account, mailPort)).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** With the seconds to wait another try is allowed; without them nginx closes the connection. */
const REFUSED = { 'Auth-Status': '[AUTH] Invalid login or password', 'Auth-Wait': '1' };

/** The password is what nginx logs in with where it was told no more than a digest. */
function sentTo({ user, password }: InteropAccount, mailPort: number): Record<string, string> {
  return {
    'Auth-Status': 'OK',
    'Auth-Server': '127.0.0.1',
    'Auth-Port': String(mailPort),
    'Auth-User': user,
    'Auth-Pass': password,
  };
}

function accountOf(headers: IncomingHttpHeaders, accounts: readonly InteropAccount[]): InteropAccount | null {
  const account = accounts.find(({ user }) => user === told(headers, 'auth-user'));
  if (account === undefined) return null;
  return proofOf(account, headers) === told(headers, 'auth-pass') ? account : null;
}

/** What the client has to know, by the method of its login; null for methods that are not switched on. */
function proofOf({ password }: InteropAccount, headers: IncomingHttpHeaders): string | null {
  const salt = told(headers, 'auth-salt');
  switch (told(headers, 'auth-method')) {
    case 'plain':
      return password;
    case 'apop':
      return createHash('md5').update(`${salt}${password}`).digest('hex');
    case 'cram-md5':
      return createHmac('md5', password).update(salt).digest('hex');
    default:
      return null;
  }
}

/** nginx writes blanks, control characters and % as URIs do. */
function told(headers: IncomingHttpHeaders, name: string): string {
  const value = String(headers[name] ?? '');
  return value.replace(/%([0-9A-F]{2})/gi, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
}
