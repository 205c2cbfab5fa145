import { join } from 'node:path';
import { LAST_LINE_ENDS_LEFT_OUT, STUFFING_LEFT_IN } from '../fetch/alterations.ts';
import type { Client } from '../fetch/client.ts';
import { librarySession } from '../fetch/library-session.ts';
import { waysOf } from '../fetch/ways.ts';

/** The npm package node-pop3, in a program of its own. */
export const nodePop3: Client = {
  name: 'node-pop3',
  title: 'node-pop3',
  source: { kind: 'npm', package: 'node-pop3' },
  ways: waysOf(['plain', 'tls'], ['USER']),
  notes: [
    'no STLS, APOP or AUTH',
    'its RETR gives text decoded as UTF-8, which loses other 8-bit octets: its stream is read here',
  ],
  alterations: [STUFFING_LEFT_IN, LAST_LINE_ENDS_LEFT_OUT],
  exceptions: {},
  commands: (session) => ({
    programs: [
      {
        path: process.execPath,
        words: [join(import.meta.dirname, 'node-pop3-session.js')],
        environment: { NODE_EXTRA_CA_CERTS: session.authority },
        input: librarySession(session),
      },
    ],
  }),
};
