import { HtmlValidate } from 'html-validate';
import t from 'tap';
import { write, writeWithStyleSheet } from '../../../reports/html/write.tsx';
import type { RunResult } from '../../../runner/model/result.ts';
import { emptyResult, sampleResult } from '../sample-result.ts';
import { largeSample } from '../sample-variants.ts';
import { contentOf } from '../content-of.ts';

function pageOf(result: RunResult): string {
  return contentOf(write(result, 'report.html')[0]);
}

const SAMPLE = pageOf(sampleResult());

/** preact closes void elements itself, which HTML allows. */
const VALIDATOR = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: { 'void-style': 'off' },
});

t.test('the page is valid and accessible HTML, whatever the result', async (t) => {
  for (const result of [sampleResult(), emptyResult(), largeSample(60, 20)]) {
    const { results } = await VALIDATOR.validateString(pageOf(result));
    const messages = results.flatMap(({ messages }) => messages);
    t.same(
      messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
      [],
    );
  }
});

t.test('nothing is fetched and nothing runs', (t) => {
  t.match(
    SAMPLE,
    /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; [^"]*style-src 'unsafe-inline'"/,
  );
  t.notMatch(SAMPLE, /<(script|img|iframe|object|embed|link|form|base)\b/i);
  t.notMatch(
    SAMPLE,
    /<[^>]+\s(style|on\w+|src|srcset)=/i,
    'no attribute that loads, runs, or that a policy forbids',
  );
  t.notMatch(SAMPLE, /url\(|@import/);
  t.end();
});

t.test('markup of the server is text', (t) => {
  t.match(SAMPLE, '&lt;script>alert(1)&lt;/script>');
  t.match(SAMPLE, '&lt;img src=x onerror=alert(1)>');
  t.end();
});

t.test('links lead to the RFCs by https, or into the page', (t) => {
  const hrefs = [...SAMPLE.matchAll(/ href="([^"]*)"/g)].map(([, href = '']) => href);
  const ids = new Set([...SAMPLE.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
  const inside = hrefs.filter((href) => href.startsWith('#'));
  t.ok(inside.length > 20);
  t.same(
    inside.filter((href) => !ids.has(href.slice(1))),
    [],
    'every link into the page arrives',
  );
  const outside = hrefs.filter((href) => !href.startsWith('#'));
  t.ok(outside.includes('https://www.rfc-editor.org/rfc/rfc1939.html#section-5'));
  t.ok(outside.every((href) => href.startsWith('https://www.rfc-editor.org/')));
  t.end();
});

t.test('an address that is not https is no link', (t) => {
  const result = sampleResult();
  const requirements = result.requirements.map((each) => ({ ...each, url: 'javascript:alert(1)' }));
  t.notMatch(pageOf({ ...result, requirements }), /javascript/);
  t.end();
});

t.test('the verdict, what it rests on, and the counts stand before everything else', (t) => {
  const text = SAMPLE.replace(/<style>[^]*?<\/style>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
  const order = [
    'Not conformant',
    '4 of 9 judged MUST requirements are violated',
    'Sample-POP3d',
    'Scorecard',
    '--allow deletes',
    'The first line of every response ends with CRLF.',
  ];
  const places = order.map((words) => text.indexOf(words));
  t.notOk(places.includes(-1));
  t.same(
    places,
    places.toSorted((one, other) => one - other),
  );
  t.end();
});

t.test('a run that was cut short says so and why', (t) => {
  t.match(
    pageOf(emptyResult()),
    /The run was cut short\.<\/strong> mail\.example\.test:1110 refused the connection/,
  );
  t.end();
});

t.test('the lines that decided a check are marked with the requirement, in words as well', (t) => {
  t.match(
    SAMPLE,
    /<mark class="s"><b>S:<\/b> \+OK 2 320[^]{0,80}<em> ◀ RFC1939-5-STAT-04, RFC1939-3-RESPONSE-05<\/em>/,
  );
  t.end();
});

t.test('a whole run with many failures opens at once: under 1.5 MB', (t) => {
  for (const failed of [50, 400]) t.ok(pageOf(largeSample(400, failed)).length < 1_500_000);
  t.end();
});

t.test('the style sheet can stand beside the page, for hosts that forbid inline styles', (t) => {
  const [page, sheet] = writeWithStyleSheet(sampleResult(), 'nightly run.html');
  t.match(contentOf(page), /<link rel="stylesheet" href="nightly%20run.css"/);
  t.match(contentOf(page), /style-src 'self'"/);
  t.notMatch(contentOf(page), /<style|unsafe-inline/);
  t.equal(sheet?.path, 'nightly run.css');
  t.match(contentOf(sheet), /--paper/);
  t.end();
});
