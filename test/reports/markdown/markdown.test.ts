import t from 'tap';
import { code, plain } from '../../../reports/markdown/escape.ts';
import { write } from '../../../reports/markdown/write.ts';
import { requirementOf } from '../sample-parts.ts';
import { sampleResult } from '../sample-result.ts';
import { largeSample } from '../sample-variants.ts';
import { contentOf } from '../content-of.ts';

t.test('text has no markup, mentions nobody and links nowhere', (t) => {
  t.equal(
    plain('<b> @you #1 [a](b) `c` https://x | *d*'),
    ['&#60;b&#62; &#64;you &#35;1 &#91;a&#93;(b) &#96;c&#96; https:&#47;&#47;x &#124; &#42;d&#42;'].join(''),
  );
  t.end();
});

t.test('a code span holds any backticks', (t) => {
  t.equal(code('a'), '`a`');
  t.equal(code('a``b'), '```a``b```');
  t.equal(code('`'), '`` ` ``');
  t.end();
});

t.test('a summary stays short however much failed', (t) => {
  const requirements = Array.from({ length: 300 }, (_, n) => requirementOf(`RFC1939-5-STAT-${n}`, 'MUST'));
  const result = largeSample(400, 400);
  const scenarios = result.scenarios.map((scenario, n) => ({
    ...scenario,
    findings: scenario.findings.map((finding) => ({ ...finding, requirement: `RFC1939-5-STAT-${n % 300}` })),
  }));
  const [file] = write({ ...result, requirements, scenarios }, 'summary.md');
  t.ok(contentOf(file).length < 20_000);
  t.match(contentOf(file), '- and 280 more requirements');
  t.end();
});

t.test('the verdict is never without what it rests on', (t) => {
  const [file] = write(sampleResult(), 'summary.md');
  t.match(contentOf(file), /^## Not conformant: mail\.example\.test:1110\n\n4 of 9 judged MUST/);
  t.end();
});
