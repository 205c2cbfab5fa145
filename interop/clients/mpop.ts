import { LOCAL_LINE_ENDS } from '../fetch/alterations.ts';
import type { Client, Session } from '../fetch/client.ts';
import { SMALL_OCTETS } from '../fetch/task.ts';
import { TRANSPORTS, waysOf, type Transport } from '../fetch/ways.ts';

/** mpop: puts messages into a maildir. */
export const mpop: Client = {
  name: 'mpop',
  title: 'mpop',
  source: { kind: 'debian', packages: ['mpop'] },
  ways: waysOf(TRANSPORTS, [
    'USER',
    'APOP',
    'PLAIN',
    'CRAM-MD5',
    'SCRAM-SHA-1',
    'SCRAM-SHA-256',
    'OAUTHBEARER',
  ]),
  notes: [],
  alterations: [LOCAL_LINE_ENDS],
  exceptions: {},
  commands: (session) => ({
    files: { mpoprc: configuration(session) },
    programs: [{ path: '/usr/bin/mpop', words: ['--file', 'mpoprc', '--quiet'] }],
  }),
};

function configuration({ way, task, port, account, authority, home, maildir }: Session): string {
  return [
    'account default',
    'host localhost',
    `port ${port}`,
    `auth ${way.login.toLowerCase()}`,
    `user ${account.user}`,
    `password "${way.login === 'OAUTHBEARER' ? account.token : account.password}"`,
    ...TLS[way.transport],
    ...(way.transport === 'plain' ? [] : [`tls_trust_file ${authority}`]),
    `uidls_file ${home}/uidls`,
    'only_new off',
    'received_header off',
    ...(task === 'leave' ? ['keep on'] : ['keep off', `skipsize ${SMALL_OCTETS}`]),
    `delivery maildir ${maildir}`,
    '',
  ].join('\n');
}

const TLS: Readonly<Record<Transport, readonly string[]>> = {
  plain: ['tls off'],
  stls: ['tls on', 'tls_starttls on'],
  tls: ['tls on', 'tls_starttls off'],
};
