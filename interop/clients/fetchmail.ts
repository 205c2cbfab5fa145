import type { Client, Session } from '../fetch/client.ts';
import { keepIn } from '../fetch/mail-program.ts';
import { SMALL_OCTETS } from '../fetch/task.ts';
import { TRANSPORTS, waysOf, type Login, type Transport } from '../fetch/ways.ts';

/** fetchmail: hands each message to an MDA. */
export const fetchmail: Client = {
  name: 'fetchmail',
  title: 'fetchmail',
  source: { kind: 'debian', packages: ['fetchmail'] },
  ways: [...waysOf(TRANSPORTS, ['USER', 'CRAM-MD5']), ...waysOf(['plain', 'tls'], ['APOP'])],
  notes: [
    'no APOP after STLS: with `proto APOP` it sends no STLS, whatever `sslproto` demands',
    'no PLAIN, SCRAM or OAUTHBEARER: CRAM-MD5 is the one mechanism that the reference server has, too',
  ],
  alterations: [],
  exceptions: {
    'body-only': 'it puts a header in front of a message that has none',
    'dot-in-header': 'it removes the dot of byte-stuffing from lines of the body alone, against RFC 1939 §3',
    'long-line-100000': 'it cuts lines behind every 8,191 octets with NUL, NUL, CR, LF',
  },
  commands: (session) => ({
    files: { fetchmailrc: configuration(session) },
    programs: [
      { path: '/usr/bin/fetchmail', words: ['--fetchmailrc', 'fetchmailrc', '--nodetach', '--silent'] },
    ],
  }),
};

function configuration({ way, task, port, account, authority, home, got }: Session): string {
  const protocol = way.login === 'APOP' ? 'protocol APOP' : `protocol POP3 auth ${AUTH[way.login] ?? 'any'}`;
  return [
    'set no syslog',
    'set no bouncemail',
    // Without one of its own, root's fetchmail refuses to run beside any other of the machine.
    `set pidfile "${home}/pid"`,
    // No Received field, no field for the envelope.
    'set invisible',
    `poll 127.0.0.1 service ${port} ${protocol} no dns`,
    `  user "${account.user}" password "${account.password}"`,
    `  ${TLS[way.transport](authority)}`,
    `  fetchall ${task === 'leave' ? 'keep' : `no keep limit ${SMALL_OCTETS}`}`,
    '  no rewrite no stripcr no mimedecode pass8bits',
    `  mda '${keepIn(got).replaceAll("'", '')}'`,
    '',
  ].join('\n');
}

const AUTH: Partial<Record<Login, string>> = { USER: 'password', 'CRAM-MD5': 'cram-md5' };

/** It compares the common name with the host's, or with what it is told. */
const trusted = (authority: string): string =>
  `sslproto "TLS1.2+" sslcertck sslcommonname localhost sslcertfile "${authority}"`;

const TLS: Readonly<Record<Transport, (authority: string) => string>> = {
  plain: () => 'sslproto ""',
  stls: trusted,
  tls: (authority) => `ssl ${trusted(authority)}`,
};
