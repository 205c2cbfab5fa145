import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import type { Test } from 'tap';
import type { Baseline } from '../../../runner/model/baseline.ts';
import { pop3spec } from './process.ts';

t.setTimeout(300_000);

/** Scenarios that find what the faults break, without those that wait. */
const RETR = ['byte-stuffed', 'dotted-lines', 'lone-dot'].flatMap((name) => [
  '--only',
  `rfc1939/retr/${name}`,
]);

function demo(fault: string | null, ...more: readonly string[]): readonly string[] {
  return ['demo', ...(fault === null ? [] : ['--fault', fault]), ...RETR, ...more];
}

/** A folder with the result of a run in which messages are not byte-stuffed, and the baseline of it. */
async function known(t: Test): Promise<string> {
  const cwd = t.testdir({});
  await pop3spec(demo('retr-not-stuffed', '--report', 'json=one.json'), { cwd });
  const words = ['baseline', 'update', 'one.json', '--baseline', 'known.json'];
  const { status, out } = await pop3spec([...words, '--reason', 'Mail holds no dots.'], { cwd });
  if (status !== 0) throw new Error(out);
  return cwd;
}

async function baselineIn(cwd: string): Promise<Baseline> {
  return JSON.parse(await readFile(join(cwd, 'known.json'), 'utf8')) as Baseline;
}

t.test('a run that deviates exactly as its baseline declares exits with 0', async (t) => {
  const cwd = await known(t);
  const held = await pop3spec(
    demo('retr-not-stuffed', '--baseline', 'known.json', '--report', 'json=two.json'),
    {
      cwd,
    },
  );
  t.equal(held.status, 0);
  t.match(held.out, /^known\[MUST\] RFC1939-3-MULTILINE-03: .*\n +. known: +Mail holds no dots\. \(/m);
  t.match(held.out, /^not conformant, as the baseline declares: \d+ of /m);
  t.match(held.out, /^baseline known\.json: \d+ known deviations are as declared\.$/m);
  t.notMatch(held.out, /^failed/m);

  await t.test('the saved result says so again', async (t) => {
    const again = await pop3spec(['report', 'two.json', '--report', 'json=three.json'], { cwd });
    t.equal(again.status, 0);
    const [two, three] = await Promise.all(
      ['two.json', 'three.json'].map((name) => readFile(join(cwd, name), 'utf8')),
    );
    t.equal(three, two);
  });

  await t.test('so does a run that is narrowed', async (t) => {
    const only = [
      '--only',
      'rfc1939/retr/lone-dot',
      '--baseline',
      'known.json',
      '--report',
      'none',
      '--quiet',
    ];
    const { status, out } = await pop3spec(demo('retr-not-stuffed', ...only), { cwd });
    t.equal(status, 0);
    t.match(out, /^baseline known\.json: .* not exercised\.$/m);
  });

  await t.test('a server that has been mended fails the run by the names of the entries', async (t) => {
    const { status, out } = await pop3spec(
      demo(null, '--baseline', 'known.json', '--report', 'none', '--quiet'),
      {
        cwd,
      },
    );
    t.equal(status, 1);
    t.match(out, /^conformant, otherwise than the baseline declares: /);
    t.match(out, /^baseline\[met\] RFC1939-3-MULTILINE-03: The requirement is met\.$/m);
  });

  await t.test('a server that fails otherwise fails the run by the names of the entries', async (t) => {
    const words = demo(
      'stuffing-header-forgotten',
      '--baseline',
      'known.json',
      '--report',
      'none',
      '--quiet',
    );
    const { status, out } = await pop3spec(words, { cwd });
    t.equal(status, 1);
    t.match(out, /^baseline\[fails otherwise\] RFC1939-3-MULTILINE-03: Declared, but not so: /m);
  });

  await t.test('a deviation that is not declared fails the run', async (t) => {
    await writeFile(join(cwd, 'nothing.json'), JSON.stringify({ deviations: [] }));
    const { status, out } = await pop3spec(
      [...demo('retr-not-stuffed', '--report', 'none', '--quiet'), '--baseline', 'nothing.json'],
      { cwd },
    );
    t.equal(status, 1);
    t.match(out, /^baseline nothing\.json: .*; not declared: RFC1939-/m);
  });

  await t.test('an expired entry and an unknown one fail the run, and are told before it', async (t) => {
    const { deviations, ...rest } = await baselineIn(cwd);
    const [first, ...others] = deviations;
    const changed = [
      { ...first, expires: '2020-01-01' },
      ...others,
      { ...first, requirement: 'RFC1939-5-RETR-0E' },
    ];
    await writeFile(join(cwd, 'old.json'), JSON.stringify({ ...rest, deviations: changed }, null, 2));
    const { status, out, err } = await pop3spec(
      demo('retr-not-stuffed', '--baseline', 'old.json', '--report', 'none', '--quiet'),
      { cwd },
    );
    t.equal(status, 1);
    t.match(err, /^old\.json:\d+:\d+: warning: no catalogue has a requirement "RFC1939-5-RETR-0E"$/m);
    t.match(out, /^baseline\[expired\] RFC1939-/m);
    t.match(out, /^baseline\[unknown requirement\] RFC1939-5-RETR-0E: /m);
  });
});

t.test('an update keeps what people wrote, and removes what is met only with --prune', async (t) => {
  const cwd = await known(t);
  const before = await baselineIn(cwd);
  const edited = { ...before, deviations: before.deviations.map((each) => ({ ...each, owner: 'ada' })) };
  await writeFile(join(cwd, 'known.json'), JSON.stringify(edited));
  await pop3spec(demo('stuffing-header-forgotten', '--report', 'json=two.json'), { cwd });
  const words = ['baseline', 'update', 'two.json', '--baseline', 'known.json'];

  const kept = await pop3spec(words, { cwd });
  t.equal(kept.status, 0);
  t.match(kept.out, /^changed +RFC1939-3-MULTILINE-03: fails otherwise$/m);
  t.match(kept.out, /^obsolete +RFC1939-3-MULTILINE-04: the requirement is met$/m);
  t.match(kept.out, /^known\.json: 0 added, 3 changed, 0 removed, 2 obsolete, 0 kept$/m);
  t.ok((await baselineIn(cwd)).deviations.every(({ owner, reason }) => owner === 'ada' && reason !== ''));

  const pruned = await pop3spec([...words, '--prune'], { cwd });
  t.match(pruned.out, /^known\.json: 0 added, 0 changed, 2 removed, 0 obsolete, 3 kept$/m);
  const { status } = await pop3spec(
    demo('stuffing-header-forgotten', '--baseline', 'known.json', '--report', 'none'),
    { cwd },
  );
  t.equal(status, 0);
});

t.test('entries without a reason are written to be filled in, and a run says so', async (t) => {
  const cwd = t.testdir({});
  await pop3spec(demo('retr-not-stuffed', '--report', 'json=one.json'), { cwd });
  await pop3spec(['baseline', 'update', 'one.json', '--baseline', 'new/folder/known.json'], { cwd });
  const { status, err } = await pop3spec(
    demo('retr-not-stuffed', '--baseline', 'new/folder/known.json', '--report', 'none', '--quiet'),
    { cwd },
  );
  t.equal(status, 0);
  t.match(err, /warning: the reason is still to be written, as in \d+ more$/m);
});

t.test('a baseline that is wrong is status 2, told before anything is run', async (t) => {
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
  t.equal(missing.status, 2);
  t.match(missing.err, 'none.json:1:1: there is no such file');
});

t.test('an update needs a whole result, and says everything that is wrong at once', async (t) => {
  const cwd = t.testdir({});
  await pop3spec(['run', '127.0.0.1:1', '--account', 'a:b', '--report', 'json=short.json'], { cwd });
  const words = ['baseline', 'update', 'short.json', '--baseline', 'known.json', '--reason', ' '];
  const { status, err } = await pop3spec(words, { cwd });
  t.equal(status, 2);
  t.match(err, '"short.json": the run was cut short');
  t.match(err, '--reason is empty');
  const folder = await pop3spec(['baseline', 'update', 'none.json', '--baseline', cwd], { cwd });
  t.equal(folder.status, 2);
  t.match(folder.err, 'this is a folder, not a file');
  t.match(await pop3spec(['baseline', 'udpate'], { cwd }), { status: 2 });
});
