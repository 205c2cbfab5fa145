import { LOCAL_LINE_ENDS, LONE_CR_ENDS_LINES, prepended } from '../fetch/alterations.ts';
import type { Client, Session } from '../fetch/client.ts';
import { keepIn } from '../fetch/mail-program.ts';
import { SMALL_OCTETS } from '../fetch/task.ts';
import { waysOf } from '../fetch/ways.ts';

/** getmail6: hands each message to an MDA. */
export const getmail: Client = {
  name: 'getmail',
  title: 'getmail6',
  source: { kind: 'debian', packages: ['getmail6'] },
  ways: waysOf(['plain', 'tls'], ['USER', 'APOP']),
  cannot: [
    'STLS: it knows TLS from the first octet alone',
    'AUTH: of SASL it knows XOAUTH2 alone, and only for IMAP',
  ],
  alterations: [LOCAL_LINE_ENDS, LONE_CR_ENDS_LINES, prepended('Return-Path: <unknown>')],
  exceptions: {},
  commands: (session) => ({
    files: { getmailrc: configuration(session) },
    programs: [{ path: '/usr/bin/getmail', words: ['--getmaildir', session.home, '--rcfile', 'getmailrc'] }],
  }),
};

function configuration({ way, task, port, account, authority, got }: Session): string {
  const [type, trust] = way.transport === 'tls' ? ['SSL', [`ca_certs = ${authority}`]] : ['', []];
  return [
    '[retriever]',
    `type = SimplePOP3${type}Retriever`,
    'server = 127.0.0.1',
    `port = ${port}`,
    `username = ${account.user}`,
    `password = ${account.password}`,
    `use_apop = ${way.login === 'APOP' ? 'True' : 'False'}`,
    ...trust,
    '[destination]',
    'type = MDA_external',
    'path = /bin/sh',
    `arguments = ('-c', '''${keepIn(got)}''')`,
    'allow_root_commands = True',
    '[options]',
    'verbose = 0',
    'read_all = True',
    'delivered_to = False',
    'received = False',
    ...(task === 'leave' ? ['delete = False'] : ['delete = True', `max_message_size = ${SMALL_OCTETS}`]),
    '',
  ].join('\n');
}
