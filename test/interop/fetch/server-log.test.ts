import t from 'tap';
import { haveEnded, strayed } from '../../../interop/fetch/server-log.ts';
import type { Way } from '../../../interop/fetch/ways.ts';

/** The log of a session of a client that says these lines. */
const session = (number: number, commands: readonly string[], end = 'end: quit'): string =>
  ['S: +OK ready', ...commands.map((command) => `C: ${command}`), end]
    .map((line) => `#${number} ${line}\n`)
    .join('');

const BY_STLS = ['CAPA', 'STLS', 'CAPA', 'AUTH CRAM-MD5', '(a response)', 'QUIT'];

t.test('a client goes the way that it was told to go, or strays from it', async (t) => {
  const rows: readonly (readonly [string, Way, readonly RegExp[]])[] = [
    [session(1, ['USER ada', 'PASS ***', 'QUIT']), { transport: 'plain', login: 'USER' }, []],
    [session(1, ['APOP ada ***', 'QUIT']), { transport: 'tls', login: 'APOP' }, []],
    [session(1, BY_STLS), { transport: 'stls', login: 'CRAM-MD5' }, []],
    [session(1, BY_STLS), { transport: 'plain', login: 'CRAM-MD5' }, [/^STLS was used$/]],
    [
      session(1, ['APOP ada ***', 'STLS', 'QUIT']),
      { transport: 'stls', login: 'APOP' },
      [/^STLS was not used$/],
    ],
    [
      session(1, ['AUTH PLAIN ***', 'USER ada', 'PASS ***', 'QUIT']),
      { transport: 'plain', login: 'PLAIN' },
      [/^logged in by PLAIN, then USER, not by PLAIN$/],
    ],
    [session(1, ['QUIT']), { transport: 'plain', login: 'PLAIN' }, [/^logged in by nothing, not by PLAIN$/]],
    [
      session(1, ['APOP ada ***'], 'end: drop') + session(2, ['APOP ada ***', 'QUIT']),
      { transport: 'plain', login: 'APOP' },
      [/^the session ended by drop, not by QUIT$/],
    ],
    ['', { transport: 'plain', login: 'USER' }, [/^no session reached the server$/]],
  ];
  for (const [log, way, expected] of rows) {
    const found = strayed(log, way);
    t.equal(found.length, expected.length, JSON.stringify([log, found]));
    t.match(found, expected);
  }
});

t.test('a log is whole when as many sessions as were begun have ended', async (t) => {
  const one = session(1, ['USER ada', 'PASS ***', 'QUIT']);
  t.ok(haveEnded(one, 1));
  t.notOk(haveEnded(one, 2));
  t.notOk(haveEnded(`${one}#2 S: +OK ready\n`, 2));
  t.notOk(haveEnded('', 1));
});
