import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import type { Test } from 'tap';
import type { Baseline } from '../../../runner/model/baseline.ts';
import { pop3spec } from './process.ts';

/** Long for a machine that is busy with other things; every command is a process. */
const PATIENCE = { timeout: 600_000 } as const;

t.setTimeout(PATIENCE.timeout);

/** Two tables of scenarios that find what the faults break, and nothing that waits. */
const ONLY = ['--only', 'rfc1939/retr/dotted-lines', '--only', 'rfc1939/retr/lone-dot'];

/** All of these break byte-stuffing: of every line, of header lines, of none. */
type Fault = 'retr-not-stuffed' | 'stuffing-header-forgotten' | null;

function demo(fault: Fault, ...more: readonly string[]): readonly string[] {
  return ['demo', ...(fault === null ? [] : ['--fault', fault]), ...ONLY, ...more];
}

/** A folder with the baseline of a server that does not byte-stuff, in a folder of its own. */
async function known(t: Test, ...more: readonly string[]): Promise<string> {
  const cwd = t.testdir({});
  await pop3spec(demo('retr-not-stuffed', '--report', 'json=one.json'), { cwd });
  const words = ['baseline', 'update', 'one.json', '--baseline', 'new/known.json', ...more];
  const { status, out } = await pop3spec(words, { cwd });
  t.equal(status, 0);
  t.match(out, /^new\/known\.json: 2 added, 0 changed, 0 removed, 0 obsolete, 0 kept$/m);
  return cwd;
}

async function baselineIn(cwd: string): Promise<Baseline> {
  return JSON.parse(await readFile(join(cwd, 'new/known.json'), 'utf8')) as Baseline;
}

t.test('a run that deviates exactly as its baseline declares exits with 0', PATIENCE, async (t) => {
  const cwd = await known(t);
  const words = demo('retr-not-stuffed', '--baseline', 'new/known.json', '--report', 'json=two.json');
  const held = await pop3spec(words, { cwd });
  t.equal(held.status, 0);
  t.match(held.err, /^new\/known\.json:\d+:\d+: warning: the reason is still to be written, as in 1 more$/m);
  t.match(held.out, /^known\[MUST\] RFC1939-3-MULTILINE-03: .*\n +. known: +TODO: say why \(/m);
  t.match(held.out, /^not conformant, as the baseline declares: 2 of /m);
  t.match(held.out, /^baseline new\/known\.json: 2 known deviations are as declared\.$/m);
  t.notMatch(held.out, /^failed/m);

  await t.test('and the saved result says so again, without the file', PATIENCE, async (t) => {
    const again = await pop3spec(['report', 'two.json', '--report', 'json=three.json'], { cwd });
    t.equal(again.status, 0);
    const [two, three] = await Promise.all(
      ['two.json', 'three.json'].map((name) => readFile(join(cwd, name), 'utf8')),
    );
    t.equal(three, two);
  });

  await t.test(
    'but a server that has been mended fails the run by the names of the entries',
    PATIENCE,
    async (t) => {
      const mended = demo(null, '--baseline', 'new/known.json', '--report', 'none', '--quiet');
      const { status, out } = await pop3spec(mended, { cwd });
      t.equal(status, 1);
      t.match(out, /^conformant, otherwise than the baseline declares: /);
      t.match(out, /^baseline\[met\] RFC1939-3-MULTILINE-03: The requirement is met\.$/m);
    },
  );
});

t.test(
  'an update keeps what people wrote, and removes what is met only with --prune',
  PATIENCE,
  async (t) => {
    const cwd = await known(t, '--reason', 'Mail holds no dots.', '--owner', 'ada');
    const before = await baselineIn(cwd);
    t.same(new Set(before.deviations.map(({ reason }) => reason)), new Set(['Mail holds no dots.']));
    const edited = before.deviations.map((each) => ({ ...each, expires: '2099-12-31' }));
    await writeFile(join(cwd, 'new/known.json'), JSON.stringify({ ...before, deviations: edited }));
    await pop3spec(demo('stuffing-header-forgotten', '--report', 'json=two.json'), { cwd });
    const words = ['baseline', 'update', 'two.json', '--baseline', 'new/known.json'];

    const kept = await pop3spec(words, { cwd });
    t.equal(kept.status, 0);
    t.match(kept.out, /^changed +RFC1939-3-MULTILINE-03: fails otherwise$/m);
    t.match(kept.out, /^obsolete +RFC1939-3-MULTILINE-04: the requirement is met$/m);
    t.match(kept.out, /^remove what is obsolete with --prune$/m);
    t.ok(
      (await baselineIn(cwd)).deviations.every(
        (each) => each.owner === 'ada' && each.expires === '2099-12-31',
      ),
    );

    const pruned = await pop3spec([...words, '--prune'], { cwd });
    t.match(pruned.out, /^removed +RFC1939-3-MULTILINE-04: the requirement is met$/m);
    t.match(pruned.out, /^new\/known\.json: 0 added, 0 changed, 1 removed, 0 obsolete, 1 kept$/m);
  },
);

t.test('a baseline that is wrong is status 2, told before anything is run', PATIENCE, async (t) => {
  const wrong = { deviations: [{ requirement: 'RFC1939-5-STAT-04', reson: 'x', fails: [] }] };
  const cwd = t.testdir({ 'known.json': JSON.stringify(wrong, null, 2), 'one.json': '{}' });
  const commands = [
    demo(null, '--baseline', 'known.json', '--report', 'none'),
    ['run', '127.0.0.1:1', '--account', 'a:b', '--baseline', 'known.json'],
    ['baseline', 'update', 'one.json', '--baseline', 'known.json'],
  ];
  for (const words of commands) {
    const { status, out, err } = await pop3spec(words, { cwd });
    t.equal(status, 2);
    t.equal(out, '');
    t.match(
      err,
      /^known\.json:5:7: unknown member "reson" in an entry\n.*\n.*\^~+\n +hint: did you mean "reason"\?/m,
    );
  }
  const missing = await pop3spec(demo(null, '--baseline', 'none.json'), { cwd });
  t.match(missing, { status: 2, err: /^none\.json:1:1: there is no such file$/m });
});

t.test('an update needs a whole result, and says everything that is wrong at once', PATIENCE, async (t) => {
  const cwd = t.testdir({});
  await pop3spec(['run', '127.0.0.1:1', '--account', 'a:b', '--report', 'json=short.json'], { cwd });
  const words = ['baseline', 'update', 'short.json', '--baseline', 'known.json', '--reason', ' '];
  const { status, err } = await pop3spec(words, { cwd });
  t.equal(status, 2);
  t.match(err, '"short.json": the run was cut short');
  t.match(err, '--reason is empty');
  const folder = await pop3spec(['baseline', 'update', 'none.json', '--baseline', '.'], { cwd });
  t.match(folder, { status: 2, err: /this is a folder, not a file/ });
  t.match(await pop3spec(['baseline', 'udpate'], { cwd }), { status: 2 });
});
