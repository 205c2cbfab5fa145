import t from 'tap';
import { readResult } from '../../../reports/json/read-result.ts';
import { write } from '../../../reports/json/write.ts';
import type { RunResult } from '../../../runner/model/result.ts';
import { emptyResult, sampleResult } from '../sample-result.ts';
import { contentOf } from '../content-of.ts';

function saved(result: RunResult): string {
  return contentOf(write(result, 'result.json')[0]);
}

t.test('what was written is read back as it was', (t) => {
  for (const result of [sampleResult(), emptyResult()]) t.strictSame(readResult(saved(result)), result);
  t.end();
});

t.test('a byte order mark in front is no part of it', (t) => {
  t.strictSame(readResult(`\ufeff${saved(emptyResult())}`), emptyResult());
  t.end();
});

t.test('a member that a newer version added is kept', (t) => {
  const newer = { ...emptyResult(), added: { one: [1] } };
  t.match(readResult(saved(newer)), { added: { one: [1] } });
  t.end();
});

t.test('the order of members does not depend on how the result came about', (t) => {
  const { scorecard, version, ...rest } = sampleResult();
  const { rows, ...others } = scorecard;
  t.equal(saved({ scorecard: { ...others, rows }, ...rest, version }), saved(sampleResult()));
  t.end();
});

const { stop, ...withoutStop } = emptyResult();

const REFUSED: readonly (readonly [string, string, RegExp])[] = [
  ['no JSON', '{', /^This is not JSON: /],
  ['an empty file', '', /^This is not JSON: /],
  ['JSON of something else', '[]', /no pop3spec result: it has no "version"/],
  ['a result of a newer version', '{"version":2}', /version 2.*reads version 1.*newer pop3spec wrote it/],
  ['a version that is no number', '{"version":"x"}', /version "x".*Run again/],
  ['a part of a result', JSON.stringify(withoutStop), /the result must have required property 'stop'/],
  [
    'a wrong word',
    saved({ ...emptyResult(), stop: { cause: 'bored' as 'interrupted', message: '' } }),
    /\/stop\/cause must be equal to one of the allowed values/,
  ],
  ['many mistakes', '{"version":1}', /and \d+ more\.$/],
];

for (const [name, text, expected] of REFUSED)
  t.test(`${name} is refused with a sentence that says why`, (t) => {
    const read = readResult(text);
    t.match('kind' in read ? read.message : '', expected);
    t.end();
  });

t.test('the sample is cut short as its name says', (t) => {
  t.equal(stop?.cause, 'unreachable');
  t.end();
});
