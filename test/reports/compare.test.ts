import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import t from 'tap';
import { compare } from '../../reports/compare/comparison.ts';
import type { Comparison } from '../../reports/compare/comparison.ts';
import { COMPARISON_WRITERS } from '../../reports/compare/write.tsx';
import type { Verdict } from '../../runner/model/outcome.ts';
import type { RunResult } from '../../runner/model/result.ts';
import { declaredSample } from './baselined.ts';
import { matchesGolden } from './golden.ts';
import { hostileResult } from './hostile-result.ts';
import { requirementOf } from './sample-parts.ts';
import { emptyResult, sampleResult } from './sample-result.ts';
import { contentOf } from './content-of.ts';

/** Columns whose names, products and requirements try to break out. */
function hostile(): Comparison {
  const other = declaredSample();
  const requirements = other.requirements
    .filter(({ id }) => id !== 'RFC1939-5-NOOP-01')
    .map((each) => (each.id === 'RFC1939-5-STAT-04' ? { ...each, verdict: 'met' as const } : each));
  const tool = { ...other.tool, suiteDigest: 'another' };
  return compare([
    { name: '<b>one</b> | `two` \u001b[31m\u202e @all', result: sampleResult() },
    { name: 'known', result: { ...other, requirements, tool } },
    { name: 'never began', result: emptyResult() },
  ]);
}

function written(name: string, comparison: Comparison): string {
  return contentOf(COMPARISON_WRITERS.find((writer) => writer.name === name)?.write(comparison, 'x')[0]);
}

for (const { name, fileName } of COMPARISON_WRITERS) {
  t.test(`${name}: a hostile comparison looks as it did when a person last looked`, (t) => {
    matchesGolden(t, `compare/${fileName}`, written(name, hostile()));
    t.end();
  });

  t.test(`${name}: nothing a terminal or a browser could act upon gets through`, (t) => {
    const law = fc.property(hostileResult, (result) => {
      const told = written(
        name,
        compare([
          { name: result.command, result },
          { name: 'other', result },
        ]),
      );
      return !/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]|<script|<b>/.test(told);
    });
    t.doesNotThrow(() => {
      fc.assert(law, { numRuns: 50 });
    });
    t.end();
  });
}

t.test('html: the page is valid and accessible, needs no script and loads nothing', async (t) => {
  const page = written('html', hostile());
  const validator = new HtmlValidate({
    root: true,
    extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
    rules: { 'void-style': 'off' },
  });
  const { results } = await validator.validateString(page);
  t.same(
    results.flatMap(({ messages }) =>
      messages.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`),
    ),
    [],
  );
  t.notMatch(page, /<(script|img|iframe|object|embed|link|form|base)\b/i);
  t.notMatch(page, /<[^>]+\s(style|on\w+|src|srcset)=/i);
});

/** A result with nothing but these verdicts. */
function resultWith(verdicts: readonly (Verdict | 'unobservable')[]): RunResult {
  const requirements = verdicts.map((verdict, index) =>
    requirementOf(`RFC1939-5-STAT-0${index + 1}`, 'MUST', {
      verdict: verdict === 'unobservable' ? 'not-exercised' : verdict,
      observable: verdict !== 'unobservable',
    }),
  );
  return { ...sampleResult(), scenarios: [], requirements };
}

t.test('rows are told where servers differ or one deviates; all others are alike', (t) => {
  const one = resultWith(['met', 'violated', 'not-exercised', 'unobservable', 'not-offered', 'undetermined']);
  const other = resultWith(['met', 'violated', 'met', 'unobservable', 'not-offered']);
  const { telling, alike } = compare([
    { name: 'one', result: one },
    { name: 'other', result: other },
  ]);
  t.same(
    telling.flatMap(({ rows }) => rows.map(({ id, cells }) => [id, ...cells.map(({ verdict }) => verdict)])),
    [
      ['RFC1939-5-STAT-02', 'violated', 'violated'],
      ['RFC1939-5-STAT-03', 'not-exercised', 'met'],
    ],
  );
  t.same(
    alike.flatMap(({ rows }) => rows.map(({ id }) => id)),
    ['RFC1939-5-STAT-01', 'RFC1939-5-STAT-04', 'RFC1939-5-STAT-05', 'RFC1939-5-STAT-06'],
    'what one result does not know is no difference',
  );
  t.end();
});

t.test('a violation that a baseline declares is one that is known', (t) => {
  const { telling } = compare([
    { name: 'one', result: sampleResult() },
    { name: 'known', result: declaredSample() },
  ]);
  const [row] = telling.flatMap(({ rows }) => rows).filter(({ id }) => id === 'RFC1939-5-STAT-04');
  t.same(row?.cells, [
    { verdict: 'violated', known: false },
    { verdict: 'violated', known: true },
  ]);
  t.match(written('markdown', hostile()), '**violated, known**');
  t.end();
});

t.test('what keeps results from being compared is said', (t) => {
  t.same(hostile().doubts, [
    'The results were made with different suites: where they differ, that may be why.',
    'The run of never began was cut short.',
  ]);
  const result = sampleResult();
  t.same(
    compare([
      { name: 'a', result },
      { name: 'b', result },
    ]).doubts,
    [],
  );
  t.end();
});
