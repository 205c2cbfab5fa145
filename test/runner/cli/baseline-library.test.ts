import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { run, UsageError, type RunResult } from '../../../runner/index.ts';
import type { Baseline, Deviation } from '../../../runner/model/baseline.ts';
import { updateBaseline } from '../../../runner/score/update-baseline.ts';
import { PASSWORD, reference } from './servers.ts';

t.setTimeout(300_000);

type RunWith = (baseline: Baseline, more?: { readonly only: readonly string[] }) => Promise<RunResult>;

t.test('runs of a program that are held against a baseline', async (t) => {
  const { port } = await reference(t, { fault: 'greeting-lower-case' });
  const path = join(t.testdir({}), 'known.json');
  const options = { host: '127.0.0.1', port, accounts: [{ user: 'alice', password: PASSWORD }] };
  const suites = ['rfc1939/greeting'];
  const held: RunWith = async (baseline, more = { only: [] }) => {
    await writeFile(path, JSON.stringify(baseline));
    return run({ ...options, ...more, suites, baseline: path });
  };
  const plain = await run({ ...options, suites });
  const { baseline } = updateBaseline({ deviations: [] }, plain, {
    reason: 'Old clients.',
    obsolete: 'keep',
  });
  const [entry] = baseline.deviations;
  if (entry === undefined) throw new Error('The fault was not found.');
  const withEntry = (more: Partial<Deviation>): Baseline => ({ deviations: [{ ...entry, ...more }] });

  t.equal(plain.scorecard.exitStatus, 1);
  t.equal(entry.requirement, 'RFC1939-3-RESPONSE-07');

  const CASES: readonly (readonly [string, Baseline, number, string])[] = [
    ['the same run', baseline, 0, 'as-declared'],
    ['an entry that has expired', withEntry({ expires: '2020-01-01' }), 1, 'otherwise'],
    [
      'another way of failing',
      withEntry({ fails: (entry.fails ?? []).map((each) => ({ ...each, message: 'late' })) }),
      1,
      'otherwise',
    ],
    ['an entry that nobody knows', withEntry({ requirement: 'RFC1939-3-RESPONSE-7' }), 1, 'otherwise'],
    ['no entry', { deviations: [] }, 1, 'otherwise'],
  ];
  for (const [name, file, exitStatus, agreement] of CASES)
    await t.test(`${name}: ${agreement}`, async (t) => {
      const result = await held(file);
      t.equal(result.scorecard.headline, 'not conformant');
      t.equal(result.scorecard.exitStatus, exitStatus);
      t.equal(result.baseline?.agreement, agreement);
    });

  await t.test('a run that is narrowed deviates as declared', async (t) => {
    const result = await held(baseline, { only: ['rfc1939/greeting/one-line'] });
    t.equal(result.scorecard.exitStatus, 0);
  });

  await t.test('a file that is wrong is a mistake of the user', async (t) => {
    await t.rejects(held({ deviations: [{ ...entry, reason: '' }] }), UsageError);
  });
});
