import { readFileSync } from 'node:fs';
import t from 'tap';
import { CLIENTS } from '../../../interop/fetch/clients.ts';
import { listedFaults } from '../../../interop/fetch/listed-faults.ts';
import { readMessages } from '../../../interop/fetch/messages.ts';
import { oddityLine, type OddityOutcome } from '../../../interop/fetch/oddity-outcome.ts';
import { ODDITY_PAGE, oddityPageOf } from '../../../interop/fetch/oddity-page.ts';
import { REASONS } from '../../../interop/fetch/oddity-reasons.ts';
import { chosenOddities, LEFT_OUT, oddityMessages, oddityWay } from '../../../interop/fetch/oddity-set.ts';

const page = readFileSync(ODDITY_PAGE, 'utf8');

/** What the page says: the oddities with a row, and the sessions that went wrong there. */
const failing: readonly OddityOutcome[] = [...page.matchAll(/^\| `(\S+)` \| (.*) \|$/gm)].map(
  ([, name = '', row = '']) => {
    const [title = '', ...words] = row.split(' | ');
    const cells = CLIENTS.map((client, index) => {
      const [, tasks] = /^\*\*(.*)\*\*$/.exec(words[index] ?? '') ?? [];
      return { client, problems: tasks?.split(', ').map((task) => `${task}: went wrong`) ?? [] };
    });
    return { oddity: { name, title }, cells };
  },
);

/** The oddities that the page names in one line. */
const [, names = ''] = /^\d+ of \d+: (.*)\.$/m.exec(page) ?? [];
const coped: readonly OddityOutcome[] = [...names.matchAll(/`(\S+)`/g)].map(([, name = '']) => ({
  oddity: { name, title: '' },
  cells: [],
}));

t.test('docs/clients-and-oddities.md has its form, and a reason where a client fails', async (t) => {
  t.equal(page, oddityPageOf([...failing, ...coped]), 'npm run clients -- --oddities --install --page');
  t.notMatch(page, 'nobody has looked yet');
});

t.test('the oddities on the page are such as there are, under the same titles', async (t) => {
  const chosen = new Map(chosenOddities(listedFaults()).map(({ name, title }) => [name, title]));
  for (const { oddity } of failing) t.equal(oddity.title, chosen.get(oddity.name), oddity.name);
  for (const { oddity } of coped) t.ok(chosen.has(oddity.name), oddity.name);
  for (const name of Object.keys(REASONS)) t.ok(chosen.has(name), `a reason is given for ${name}`);
});

t.test('a client that fails shows with its session, and the others stand in one line', async (t) => {
  const [first, second, third] = CLIENTS;
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('there are too few clients');
  const text = oddityPageOf([
    {
      oddity: { name: 'odd-one', title: 'Odd.' },
      cells: [
        { client: first, problems: [] },
        { client: second, problems: ['leave: plain: not stored', 'leave: tiny: not stored'] },
        { client: third, problems: ['leave: ended', 'delete: ended'] },
      ],
    },
    { oddity: { name: 'odd-two', title: 'Odd, too.' }, cells: [{ client: first, problems: [] }] },
  ]);
  t.match(text, `| oddity | the server | ${first.title} | ${second.title} | ${third.title} | why |`);
  t.match(text, '| `odd-one` | Odd. | copes | **leave** | **leave, delete** | nobody has looked yet |');
  t.match(text, '\n1 of 2: `odd-two`.\n');
  t.notMatch(text, '| `odd-two`');
});

t.test('an oddity with a reason that every client coped with this time is shown as not always', async (t) => {
  const [name = ''] = Object.keys(REASONS);
  const text = oddityPageOf([{ oddity: { name, title: 'Odd.' }, cells: [] }]);
  t.match(text, `\n- \`${name}\`: ${REASONS[name] ?? ''}\n`);
});

t.test('when every client copes there is no table', async (t) => {
  const cells = CLIENTS.map((client) => ({ client, problems: [] }));
  const text = oddityPageOf([{ oddity: { name: 'odd-one', title: 'Odd.' }, cells }]);
  t.match(text, '\nThere are none.\n');
  t.notMatch(text, '| oddity |');
});

t.test('an oddity has a line, and below it the clients that do not cope', async (t) => {
  const [client] = CLIENTS;
  if (client === undefined) throw new Error('there are no clients');
  const oddity = { name: 'odd-one', title: 'Odd.' };
  t.equal(oddityLine({ oddity, cells: [{ client, problems: [] }] }), 'odd-one: 1 of 1 clients cope\n');
  t.equal(
    oddityLine({ oddity, cells: [{ client, problems: ['leave: a\nb'] }] }),
    `odd-one: 0 of 1 clients cope\n  ${client.title}\n    | leave: a\n    | b\n`,
  );
});

t.test(
  'what is chosen is there: a way of each client, messages of both kinds, oddities to leave out',
  async (t) => {
    for (const client of CLIENTS) t.match(oddityWay(client), { transport: 'plain', login: 'USER' });
    const sizes = oddityMessages(await readMessages()).map(({ sent }) => sent.length);
    t.equal(sizes.length, 7);
    t.ok(sizes.some((size) => size > 2000));
  },
);

t.test('faults are not chosen, and what is left out has a reason that fits an oddity', async (t) => {
  const faults = listedFaults();
  const kinds = new Map(faults.map(({ name, kind }) => [name, kind]));
  const chosen = chosenOddities(faults);
  t.ok(chosen.length > 0);
  t.ok(chosen.every(({ name }) => kinds.get(name) === 'oddity'));
  for (const { names: pattern, why } of LEFT_OUT)
    t.ok(
      faults.some(({ name, kind }) => kind === 'oddity' && pattern.test(name)),
      why,
    );
});
