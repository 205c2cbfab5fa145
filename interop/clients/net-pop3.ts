import { join } from 'node:path';
import { LOCAL_LINE_ENDS } from '../fetch/alterations.ts';
import type { Client } from '../fetch/client.ts';
import { librarySession } from '../fetch/library-session.ts';
import { TRANSPORTS, waysOf } from '../fetch/ways.ts';
import { SOURCES } from '../sources.ts';

/** Perl's Net::POP3, in a program of its own. */
export const netPop3: Client = {
  name: 'net-pop3',
  title: "Perl's Net::POP3",
  source: {
    kind: 'debian',
    packages: ['perl', 'libio-socket-ssl-perl', 'libauthen-sasl-perl', 'libdigest-hmac-perl'],
  },
  ways: waysOf(TRANSPORTS, ['USER', 'APOP', 'PLAIN', 'CRAM-MD5']),
  notes: ["no SCRAM or OAUTHBEARER: Debian's Authen::SASL has neither"],
  // Under TLS, lines are read by IO::Socket::SSL in place of Net::Cmd.
  alterations: [{ ...LOCAL_LINE_ENDS, says: 'CRLF becomes LF, but stays under TLS', over: ['plain'] }],
  exceptions: {},
  commands: (session) => ({
    programs: [
      {
        path: '/usr/bin/perl',
        words: [join(SOURCES, 'clients', 'net-pop3-session.pl')],
        input: librarySession(session),
      },
    ],
  }),
};
