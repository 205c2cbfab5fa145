import t from 'tap';
import type { RunResult } from '../../runner/index.ts';
import { packageRoot } from '../../runner/suite/package-root.ts';
import { readSuites } from '../../runner/suite/read-suites.ts';
import { contentsOf, failuresOf, mailOf, runAsItStands, storeOf } from './serve.ts';
import { IN_AN_EMPTY_MAILDROP, NOT_IN_ONE_MESSAGE, UNPROVED } from './unproved.ts';

const { catalogues } = await readSuites({ root: packageRoot() });
const VISIBLE: readonly string[] = catalogues
  .flatMap(({ requirements }) => requirements)
  .filter(({ id, observable }) => id.startsWith('RFC1939-') && observable)
  .map(({ id }) => id);

const UNPROVED_IDS = [...UNPROVED.values()].flat();

/** What a client can see of RFC 1939 and this run did not prove, without the name of the catalogue, sorted. */
function unprovedIn({ requirements }: RunResult): readonly string[] {
  const met = new Set(requirements.filter(({ verdict }) => verdict === 'met').map(({ id }) => id));
  return VISIBLE.filter((id) => !met.has(id))
    .map((id) => id.slice('RFC1939-'.length))
    .sort();
}

const MAILDROPS = [
  { count: 1, unproved: [...UNPROVED_IDS, ...NOT_IN_ONE_MESSAGE] },
  { count: 50, unproved: UNPROVED_IDS },
  { count: 10_000, unproved: UNPROVED_IDS },
] as const;

for (const { count, unproved } of MAILDROPS) {
  t.test(
    `of ${String(count)} messages as they stand all is proved but what is known not to be`,
    async (t) => {
      const store = storeOf(mailOf(count));
      const before = contentsOf(store);
      const commands: string[] = [];
      const log = (line: string): unknown => / C: /.test(line) && commands.push(line.replace(/^.* C: /, ''));
      const result = await runAsItStands(t, { store, log });
      t.equal(result.stop, null);
      t.same(failuresOf(result), [], 'the reference is not accused');
      t.same(
        result.scenarios.filter(({ outcome }) => outcome === 'blocked' || outcome === 'errored'),
        [],
        'and no scenario is at a loss',
      );
      t.same(unprovedIn(result), [...unproved].sort());
      t.same(contentsOf(store), before, 'every message is there, octet for octet');
      t.same(
        commands.filter((line) => /DELE/i.test(line)),
        [],
        'nothing was asked to be deleted',
      );
      const retrieved = new Set(commands.filter((line) => /^RETR /.test(line)));
      t.ok(retrieved.size < 60, `few messages are retrieved: ${String(retrieved.size)}`);
    },
  );
}

t.test('an empty maildrop shows what only an empty one does', async (t) => {
  const result = await runAsItStands(t, { store: storeOf([]) });
  t.same(failuresOf(result), []);
  const unproved = unprovedIn(result);
  t.same(
    IN_AN_EMPTY_MAILDROP.filter((id) => unproved.includes(id)),
    [],
  );
  const reasons = result.scenarios.map(({ reason }) => reason ?? '');
  t.ok(reasons.includes('it needs 1 message in the maildrop, and there is none in this one'));
});

t.test('two thirds of what can be seen of RFC 1939 is proved without a message being placed', (t) => {
  t.equal(VISIBLE.length, 210);
  t.equal(UNPROVED_IDS.length, 55);
  t.end();
});
