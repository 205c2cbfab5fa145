import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import type { Test } from 'tap';
import type { Diagnostic } from '../../../runner/suite/diagnostic.ts';
import { formatDiagnostics } from '../../../runner/suite/format-diagnostic.ts';
import { packageRoot } from '../../../runner/suite/package-root.ts';
import { NO_REASON_YET, readBaseline } from '../../../runner/suite/read-baseline.ts';
import { schemaNamed } from '../../../runner/suite/schemas.ts';
import { matchesGolden } from '../cli/golden.ts';
import { catalogue, requirement } from '../score/sample-log.ts';

const CATALOGUES = [catalogue(requirement('RFC1939-5-STAT-04', 'MUST'))];

const ENTRY = {
  requirement: 'RFC1939-5-STAT-04',
  reason: 'As designed.',
  fails: [{ origin: 'step', message: 'late', scenarios: ['rfc1939/stat/one'] }],
};

/** What a person gets wrong. */
const WRONG: readonly (readonly [string, unknown])[] = [
  ['no object', []],
  ['no deviations', { deviation: [ENTRY] }],
  ['members that nobody knows', { deviations: [{ ...ENTRY, onwer: 'ada', expired: '2027-01-31' }] }],
  ['an empty reason', { deviations: [{ ...ENTRY, reason: ' ' }] }],
  ['no ways of failing', { deviations: [{ ...ENTRY, fails: [] }] }],
  ['neither ways of failing nor scenarios that vary', { deviations: [{ ...ENTRY, fails: undefined }] }],
  ['no scenarios that vary', { deviations: [{ ...ENTRY, varies: [] }] }],
  [
    'a scenario that always fails and varies',
    { deviations: [{ ...ENTRY, varies: ['a/b', 'rfc1939/stat/one'] }] },
  ],
  ['an unknown origin', { deviations: [{ ...ENTRY, fails: [{ ...ENTRY.fails[0], origin: 'stpe' }] }] }],
  ['an address without https', { deviations: [{ ...ENTRY, issue: 'javascript:alert(1)' }] }],
  ['a date in another order', { deviations: [{ ...ENTRY, expires: '31.01.2027' }] }],
  ['a day that there is not', { deviations: [{ ...ENTRY, expires: '2027-02-29' }] }],
  ['an entry given twice', { deviations: [ENTRY, { ...ENTRY, reason: 'Again.' }] }],
];

async function told(t: Test, text: string): Promise<{ wrong: string; doubts: string }> {
  const folder = t.testdir({ 'known.json': text });
  const path = join(folder, 'known.json');
  const { diagnostics, warnings, source } = await readBaseline(path, CATALOGUES);
  const shown = (those: readonly Diagnostic[]): string =>
    formatDiagnostics(those, new Map(source === null ? [] : [[path, source.text]])).replaceAll(folder, '.');
  return { wrong: shown(diagnostics), doubts: shown(warnings) };
}

t.test('what is wrong is told with its place, its line, and what to do', async (t) => {
  const parts: string[] = [];
  for (const [what, value] of WRONG) {
    const { wrong } = await told(t, JSON.stringify(value, null, 2));
    t.not(wrong, '', what);
    parts.push(`# ${what}\n${wrong}\n`);
  }
  matchesGolden(t, 'diagnostics/baseline.txt', parts.join('\n'));
});

t.test('a file that is not there, and one that is no JSON, are told as such', async (t) => {
  const { baseline, diagnostics } = await readBaseline(join(t.testdir({}), 'none.json'), CATALOGUES);
  t.equal(baseline, null);
  t.match(diagnostics, [{ message: 'there is no such file' }]);
  t.match(await told(t, '{ "deviations": [ }'), { wrong: /known\.json:1:\d+: / });
});

t.test(
  'a requirement that nobody knows and a reason that is not written are doubts, no mistakes',
  async (t) => {
    const entries = ['RFC1939-5-STAT-40', 'RFC1939-5-STAT-04', 'X'].map((id) => ({
      ...ENTRY,
      requirement: id,
      reason: NO_REASON_YET,
    }));
    const { wrong, doubts } = await told(t, JSON.stringify({ deviations: entries }, null, 2));
    t.equal(wrong, '');
    t.match(doubts, 'no catalogue has a requirement "RFC1939-5-STAT-40"');
    t.match(doubts, 'did you mean "RFC1939-5-STAT-04"?');
    t.match(doubts, 'the reason is still to be written, as in 2 more');
  },
);

t.test('every property of the schema has a description', (t) => {
  const schema = schemaNamed('baseline');
  const objects = [schema, ...Object.values(schema.$defs)] as readonly { properties?: object }[];
  const properties = objects.flatMap((each) => Object.entries(each.properties ?? {}));
  t.ok(properties.length > 12);
  for (const [name, property] of properties) t.ok('description' in Object(property), name);
  t.end();
});

t.test('the sample in the docs is a baseline', async (t) => {
  const page = readFileSync(join(packageRoot(), 'docs', 'baseline.md'), 'utf8');
  const [, sample = ''] = /```json\n([^]*?)```/.exec(page) ?? [];
  t.match(await told(t, sample), { wrong: '' });
  t.not(sample, '');
});
