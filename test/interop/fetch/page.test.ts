import { readFileSync } from 'node:fs';
import t from 'tap';
import { CLIENTS } from '../../../interop/fetch/clients.ts';
import type { ClientOutcome } from '../../../interop/fetch/outcome.ts';
import { PAGE, pageOf } from '../../../interop/fetch/page.ts';

const page = readFileSync(PAGE, 'utf8');

/** What the page says of a client: its version, and that each of its ways passed. */
const passed = (client: (typeof CLIENTS)[number]): ClientOutcome => {
  const row = page.split('\n').find((line) => line.startsWith(`| ${client.title} |`)) ?? '';
  const version = row.split(' | ')[1] ?? 'not there';
  return { kind: 'ran', client, version, ways: client.ways.map((way) => ({ way, problems: [] })) };
};

t.test('docs/clients.md shows every client with all its ways, and each of them passed', async (t) => {
  t.equal(page, pageOf(CLIENTS.map(passed)), 'npm run clients -- --install --page writes it anew');
});

t.test('a way that failed and a client that was not run show on the page', async (t) => {
  const [first, second] = CLIENTS;
  if (first === undefined || second === undefined) throw new Error('there are no clients');
  const [way = { transport: 'plain', login: 'USER' }] = first.ways;
  const text = pageOf([
    { kind: 'ran', client: first, version: '1', ways: [{ way, problems: ['lost'] }] },
    { kind: 'not-run', client: second, reason: 'not installed' },
  ]);
  t.match(text, `| ${first.title} | 1 | **${way.login} failed** |`);
  t.match(text, `| ${second.title} | not run |`);
});
