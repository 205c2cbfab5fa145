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
  notes: [
    'no STLS: it knows TLS from the first octet alone',
    'no AUTH: it has XOAUTH2, and only for IMAP',
    'it does not notice the end of an MDA that ends before it waits for it, and hangs until its timeout: the MDA here ends later',
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
    `arguments = ('-c', '''${keepIn(got)}; ${WAIT_FOR_GETMAIL}''')`,
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

/**
 * getmail is told by a signal that its MDA has ended. One that ends before getmail waits for it goes unnoticed until a
 * timeout, which happens on a busy machine: this one ends when getmail sleeps.
 */
const WAIT_FOR_GETMAIL =
  "while [ -e /proc/$PPID ] && ! grep -q '^State:.S' /proc/$PPID/status; do sleep 0.01; done";
