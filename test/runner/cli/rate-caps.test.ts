import t from 'tap';
import { Mistakes } from '../../../runner/cli/mistake.ts';
import { parseCaps } from '../../../runner/cli/rate-caps.ts';

function caps(
  host: string,
  given: Readonly<Record<string, string>> = {},
): readonly [object, readonly string[]] {
  const mistakes = new Mistakes();
  const read = parseCaps({ provision: 'none', timeout: '10', ...given }, host, mistakes);
  return [read, mistakes.messages];
}

t.test('this machine is not spared, others are', (t) => {
  t.same(caps('127.0.0.1'), [{ connections: Infinity, logins: Infinity }, []]);
  t.same(caps('localhost'), [{ connections: Infinity, logins: Infinity }, []]);
  t.same(caps('pop.example.org'), [{ connections: 120, logins: 60 }, []]);
  t.end();
});

t.test('what is given holds everywhere', (t) => {
  t.same(caps('127.0.0.1', { maxLoginsPerMinute: '5' }), [{ connections: Infinity, logins: 5 }, []]);
  const given = { maxLoginsPerMinute: 'none', maxConnectionsPerMinute: '100000' };
  t.same(caps('pop.example.org', given), [{ connections: 100_000, logins: Infinity }, []]);
  t.end();
});

for (const text of ['0', '-1', '1.5', '100001', 'many', '', '1e3', '\u0661'])
  t.test(`${JSON.stringify(text)} is no cap`, (t) => {
    const [, messages] = caps('pop.example.org', { maxLoginsPerMinute: text });
    const told = `--max-logins-per-minute takes a number from 1 to 100000, or none; not "${text}"`;
    t.same(messages, [told]);
    t.end();
  });
