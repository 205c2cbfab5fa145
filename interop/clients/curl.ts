import type { Client, FetchProgram, Session } from '../fetch/client.ts';
import { isFetched } from '../fetch/task.ts';
import { TRANSPORTS, waysOf, type Login } from '../fetch/ways.ts';

/** curl: one message a URL, over one connection a run. */
export const curl: Client = {
  name: 'curl',
  title: 'curl',
  source: { kind: 'debian', packages: ['curl'] },
  ways: [
    ...waysOf(TRANSPORTS, ['USER']).map((way) => ({ ...way, without: ['no-auth', 'no-apop'] })),
    ...waysOf(TRANSPORTS, ['APOP', 'PLAIN', 'CRAM-MD5', 'OAUTHBEARER']),
  ],
  notes: [
    'USER and PASS are used before a server without APOP and AUTH: where it has those, this version takes them',
    "no SCRAM: Debian's is built without GNU SASL",
  ],
  alterations: [],
  exceptions: {},
  commands: (session) => {
    const numbers = session.sizes.flatMap((size, index) =>
      isFetched(session.task, size) ? [index + 1] : [],
    );
    const programs = [transfer(session, { numbers, options: [`output = "${session.got}/#1"`] })];
    if (session.task === 'leave') return { programs };
    return { programs: [...programs, transfer(session, { numbers, options: ['request = DELE', 'head'] })] };
  },
};

interface Transfer {
  readonly numbers: readonly number[];
  readonly options: readonly string[];
}

/** Options come on standard input: the words of a command line are for all to see. */
function transfer(session: Session, { numbers, options }: Transfer): FetchProgram {
  const { way, port, account, authority } = session;
  const scheme = way.transport === 'tls' ? 'pop3s' : 'pop3';
  const config = [
    `url = "${scheme}://localhost:${port}/{${numbers.join()}}"`,
    ...options,
    `user = "${account.user}:${account.password}"`,
    ...loginOptions(way.login),
    ...(way.login === 'OAUTHBEARER' ? [`oauth2-bearer = "${account.token}"`] : []),
    ...(way.transport === 'stls' ? ['ssl-reqd'] : []),
    `cacert = "${authority}"`,
    'ipv4',
    'silent',
    'show-error',
    'fail-early',
  ];
  return { path: '/usr/bin/curl', words: ['--disable', '--config', '-'], input: `${config.join('\n')}\n` };
}

/** A plus sign stands before what is no mechanism of SASL. */
function loginOptions(login: Login): readonly string[] {
  if (login === 'USER') return [];
  return [`login-options = "AUTH=${login === 'APOP' ? '+' : ''}${login}"`];
}
