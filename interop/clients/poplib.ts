import { join } from 'node:path';
import { LOCAL_LINE_ENDS } from '../fetch/alterations.ts';
import type { Client } from '../fetch/client.ts';
import { librarySession } from '../fetch/library-session.ts';
import { TRANSPORTS, waysOf } from '../fetch/ways.ts';
import { SOURCES } from '../sources.ts';

/** Python's poplib, in a program of its own. */
export const poplib: Client = {
  name: 'poplib',
  title: "Python's poplib",
  source: { kind: 'debian', packages: ['python3'] },
  ways: waysOf(TRANSPORTS, ['USER', 'APOP']),
  notes: [
    'no AUTH',
    'it refuses lines of more than 2,048 octets, unless its private constant `_MAXLINE` is raised, as here',
  ],
  alterations: [LOCAL_LINE_ENDS],
  exceptions: {},
  commands: (session) => ({
    programs: [
      {
        path: '/usr/bin/python3',
        words: ['-I', join(SOURCES, 'clients', 'poplib-session.py')],
        input: librarySession(session),
      },
    ],
  }),
};
