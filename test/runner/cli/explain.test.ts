import t from 'tap';
import { matchesGolden } from './golden.ts';
import { pop3spec, start } from './process.ts';

t.setTimeout(300_000);

/** A suite with a table, every kind of step and something to say in every line. */
const SUITE = {
  suite: 'mine',
  title: 'A suite of one’s own',
  scenarios: [
    {
      id: 'two-clients',
      title: 'A second client is refused',
      why: 'Two clients that delete each other’s mail.',
      maildrop: ['plain', { message: 'tiny', times: 3 }],
      state: 'transaction',
      login: 'user-pass',
      needs: ['UIDL'],
      impact: ['abuse'],
      tags: ['lock'],
      rows: [
        { row: 'first', number: 1 },
        { row: 'second', number: 2 },
      ],
      steps: [
        { C: 'RETR {number}', S: '+OK', body: { message: 'plain' }, proves: ['RFC1939-5-RETR-03'] },
        { open: 'B', state: 'authorization' },
        {
          on: 'B',
          C: ['USER {= user}', 'NOOP'],
          S: ['+OK', { oneOf: ['+OK', { S: '-ERR', ends: 'refused' }] }],
        },
        { silent: 50, proves: ['RFC1939-3-RESPONSE-09'] },
        { close: 'reset', on: 'B' },
        { check: '1 == 1', otherwise: 'arithmetic is broken' },
      ],
    },
  ],
};

const FILES = { 'mine.json': JSON.stringify(SUITE, null, 2) };

t.test('a scenario: why, what it does step by step, what it proves', async (t) => {
  const cwd = t.testdir(FILES);
  const { status, out, err } = await pop3spec(['explain', 'mine/two-clients', '--suite', 'mine.json'], {
    cwd,
  });
  t.equal(status, 0, err);
  matchesGolden(t, 'cli/explain-scenario.txt', out);
});

t.test('a requirement: what it asks, on what ground, what proves and what breaks it', async (t) => {
  const cwd = t.testdir(FILES);
  const { status, out, err } = await pop3spec(['explain', 'rfc1939-5-retr-03', '--suite', 'mine.json'], {
    cwd,
  });
  t.equal(status, 0, err);
  const [head = ''] = out.split('\nbroken on purpose by\n');
  matchesGolden(t, 'cli/explain-requirement.txt', head);
  t.match(out, /^ {2}retr-not-stuffed +RETR /m);
});

t.test('a requirement that no client can see violated says why', async (t) => {
  const { status, out } = await pop3spec(['explain', 'RFC1939-3-SERVICE-01']);
  t.equal(status, 0);
  t.match(out, 'no client can see a violation: The tester names the port');
});

t.test('a fault: what it does and what it breaks', async (t) => {
  const { status, out } = await pop3spec(['explain', 'lone-dot-not-stuffed', '--suite', 'mine.json'], {
    cwd: t.testdir(FILES),
  });
  t.equal(status, 0);
  matchesGolden(t, 'cli/explain-fault.txt', out);
});

t.test('the list of scenarios, grouped by suite, with what they need and do', async (t) => {
  const { status, out } = await pop3spec(['list', '--suite', 'mine.json'], { cwd: t.testdir(FILES) });
  t.equal(status, 0);
  matchesGolden(t, 'cli/list.txt', out);
});

t.test('the list as JSON', async (t) => {
  const { out } = await pop3spec(['list', '--suite', 'mine.json', '--json'], { cwd: t.testdir(FILES) });
  t.match(JSON.parse(out), [
    {
      id: 'mine/two-clients/first',
      suite: 'mine',
      level: 'MUST',
      needs: ['UIDL'],
      place: { file: 'mine.json' },
    },
    { id: 'mine/two-clients/second' },
  ]);
});

t.test('the list of requirements names every one, and how many scenarios are about it', async (t) => {
  const cwd = t.testdir(FILES);
  const { status, out } = await pop3spec(['list', '--requirements', '--suite', 'mine.json'], { cwd });
  t.equal(status, 0);
  t.match(out, /^ {2}RFC1939-5-RETR-03 +MUST +2 scenarios +RETR sends /m);
  t.match(out, /^ {2}RFC1939-3-SERVICE-01 +SHOULD +unobservable /m);
  const json = await pop3spec(['list', '--requirements', '--suite', 'mine.json', '--json'], { cwd });
  const requirements = JSON.parse(json.out) as readonly {
    readonly id: string;
    readonly scenarios: readonly string[];
  }[];
  const retr = requirements.find(({ id }) => id === 'RFC1939-5-RETR-03');
  t.same(retr?.scenarios, ['mine/two-clients/first', 'mine/two-clients/second']);
});

t.test('the list of faults tells faults from legal oddities', async (t) => {
  const { status, out } = await pop3spec(['list', '--faults']);
  t.equal(status, 0);
  t.match(
    out,
    /^faults: [^]*\n {2}retr-not-stuffed [^]*\noddities: [^]*\n {2}no-top [^]*\d+ faults, \d+ oddities\n$/,
  );
  const json = JSON.parse((await pop3spec(['list', '--faults', '--json'])).out) as readonly object[];
  t.match(json[0], { name: String, title: String, kind: 'fault', breaks: [String] });
});

t.test('a part of the bundled suites can be listed by name', async (t) => {
  const { out } = await pop3spec(['list', '--suite', 'rfc1939/greeting', '--json']);
  const suites = (JSON.parse(out) as readonly { readonly suite: string }[]).map(({ suite }) => suite);
  t.same([...new Set(suites)], ['rfc1939/greeting']);
});

t.test('the bundled suites have no problems', async (t) => {
  const { status, out, err } = await pop3spec(['lint']);
  t.equal(status, 0, err);
  t.match(out, /^\d+ suites, \d+ scenarios, \d+ requirements: no problems\n$/);
});

t.test('lint shows everything that is wrong with a suite, as a compiler does', async (t) => {
  const wrong = {
    ...SUITE,
    scenarios: [{ ...SUITE.scenarios[0], needs: ['UIDLL'], maildrop: ['plian'] }],
  };
  const cwd = t.testdir({ 'wrong.json': JSON.stringify(wrong, null, 2), 'mine.json': FILES['mine.json'] });
  const { status, out, err } = await pop3spec(['lint', 'wrong.json'], { cwd });
  t.equal(status, 2);
  t.equal(out, '');
  for (const expected of ['UIDLL', 'plian', 'did you mean', '^']) t.match(err, expected);
  const right = await pop3spec(['lint', 'mine.json'], { cwd });
  t.match(right.out, /^1 suites?, 2 scenarios, \d+ requirements: no problems\n$/);
});

t.test('a reader that goes away early is no error', async (t) => {
  const running = start(['list', '--requirements']);
  running.child.stdout?.destroy();
  const { status, err } = await running.ended;
  t.equal(status, 0);
  t.equal(err, '');
});
