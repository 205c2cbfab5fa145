import t from 'tap';
import { CLIENTS } from '../../../interop/fetch/clients.ts';
import {
  exitStatus,
  notRunLine,
  totals,
  wayLine,
  type ClientOutcome,
} from '../../../interop/fetch/outcome.ts';
import type { Way } from '../../../interop/fetch/ways.ts';

const [client] = CLIENTS;
const way: Way = { transport: 'stls', login: 'CRAM-MD5' };

const ran = (...problems: readonly (readonly string[])[]): ClientOutcome => {
  if (client === undefined) throw new Error('there is no client');
  return { kind: 'ran', client, version: '1.0', ways: problems.map((each) => ({ way, problems: each })) };
};
const notRun: ClientOutcome = { ...ran(), kind: 'not-run', reason: 'not installed' };

t.test('the exit status and the totals tell whether every way of every client works', async (t) => {
  const rows: readonly (readonly [readonly ClientOutcome[], number, string])[] = [
    [[ran([], [])], 0, 'clients: 2 ways passed, 0 failed, 0 clients not run\n'],
    [[ran([], ['lost']), ran([])], 1, 'clients: 2 ways passed, 1 failed, 0 clients not run\n'],
    [[ran([]), notRun], 3, 'clients: 1 ways passed, 0 failed, 1 clients not run\n'],
    [[ran(['lost']), notRun], 1, 'clients: 0 ways passed, 1 failed, 1 clients not run\n'],
    [[], 3, 'clients: 0 ways passed, 0 failed, 0 clients not run\n'],
  ];
  for (const [outcomes, status, line] of rows) {
    t.equal(exitStatus(outcomes), status, line);
    t.equal(totals(outcomes), line);
  }
});

t.test('a way has a line, and its problems below it, of many the first', async (t) => {
  t.equal(wayLine({ way, problems: [] }), '  stls  CRAM-MD5      passed\n');
  t.equal(wayLine({ way, problems: ['a\nb'] }), '  stls  CRAM-MD5      FAILED\n    | a\n    | b\n');
  const many = Array.from({ length: 9 }, (_, index) => `problem ${index}`);
  t.match(wayLine({ way, problems: many }), / {4}\| problem 4\n {4}\| and 4 more\n$/);
  t.equal(notRunLine('not installed\nE: no network'), '  not run: not installed\n    | E: no network\n');
});
