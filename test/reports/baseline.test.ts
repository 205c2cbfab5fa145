import { HtmlValidate } from 'html-validate';
import t from 'tap';
import type { RunResult } from '../../runner/model/result.ts';
import { consoleSummary, consoleVerdict } from '../../reports/console/write.ts';
import { readResult } from '../../reports/json/read-result.ts';
import { write as writeJson } from '../../reports/json/write.ts';
import { headlineWords } from '../../reports/text/headline-words.ts';
import { WRITERS, writerNamed } from '../../reports/writers.ts';
import { brokenSample, declaredSample, knownSample } from './baselined.ts';
import { matchesGolden } from './golden.ts';
import { contentOf } from './content-of.ts';

const PLAIN = { colourLevel: 0, detail: 'short', reports: [] } as const;

/** What a terminal or a browser may be made to do. */
const ACTIVE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]|<b>bold<|<i>ada</;

const SAMPLES: Readonly<Record<string, () => RunResult>> = {
  declared: declaredSample,
  broken: brokenSample,
};

function written(name: string, result: RunResult): string {
  return contentOf(writerNamed(name)?.write(result, 'x')[0]);
}

function readAgain(result: RunResult): RunResult {
  const read = readResult(contentOf(writeJson(result, 'x.json')[0]));
  if ('kind' in read) throw new Error(read.message);
  return read;
}

for (const [name, sample] of Object.entries(SAMPLES)) {
  for (const writer of WRITERS.filter((each) => !['json', 'html+css', 'junit-strict'].includes(each.name)))
    t.test(`${writer.name}: the sample, ${name}, looks as it did when a person last looked`, (t) => {
      for (const file of writer.write(sample(), `${name}-${writer.fileName}`))
        matchesGolden(t, `baseline/${file.path}`, contentOf(file));
      t.end();
    });

  t.test(`console: the sample, ${name}, looks as it did when a person last looked`, (t) => {
    matchesGolden(t, `baseline/${name}-console.txt`, consoleSummary(sample(), PLAIN));
    t.end();
  });

  t.test(
    `the baseline is part of the result: rendering the saved one, ${name}, gives the same octets`,
    (t) => {
      for (const writer of WRITERS)
        t.same(writer.write(readAgain(sample()), 'x'), writer.write(sample(), 'x'), writer.name);
      t.equal(consoleSummary(readAgain(sample()), PLAIN), consoleSummary(sample(), PLAIN));
      t.end();
    },
  );

  t.test(`html: the page of the sample, ${name}, is valid, and its links arrive`, async (t) => {
    const validator = new HtmlValidate({
      root: true,
      extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
      rules: { 'void-style': 'off' },
    });
    const page = written('html', sample());
    const { results } = await validator.validateString(page);
    t.same(
      results.flatMap(({ messages }) => messages.map(({ line, ruleId }) => `${line}: ${ruleId}`)),
      [],
    );
    const ids = new Set([...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
    const inside = [...page.matchAll(/ href="#([^"]*)"/g)].map(([, anchor = '']) => anchor);
    t.same(
      inside.filter((anchor) => !ids.has(anchor)),
      [],
    );
  });
}

t.test('whatever a baseline says is text', (t) => {
  for (const sample of Object.values(SAMPLES)) {
    t.notMatch(consoleVerdict(sample(), 0).replaceAll('\n', ''), /\p{Cc}|\p{Cf}/u);
    for (const { name } of WRITERS.filter((each) => each.name !== 'json' && each.name !== 'tap')) {
      t.notMatch(written(name, sample()), ACTIVE, name);
    }
  }
  t.end();
});

t.test('no run whose deviations are known is called conformant', (t) => {
  t.equal(headlineWords(declaredSample()), 'Not conformant, as the baseline declares');
  t.equal(headlineWords(knownSample()), 'Not conformant');
  t.equal(headlineWords(brokenSample()), 'Not conformant, otherwise than the baseline declares');
  t.match(consoleVerdict(declaredSample(), 0), /^not conformant, as the baseline declares: /);
  t.match(written('badge', declaredSample()), 'MUSTs violated, as declared');
  t.end();
});

t.test('junit: a known failure is a skip with its reason and address, and tells the whole story', (t) => {
  const xml = written('junit', declaredSample());
  t.match(xml, /<skipped message="known: As designed[^"]* https:\/\/example\.org\/issues\/1/);
  t.match(xml, /<skipped message="known: [^]*<system-out>[^]*Transcript:[^]*<\/system-out>/);
  t.match(xml, /name="the run comes to a verdict" time="0.000"\/>/);
  t.end();
});

t.test('junit: an entry that does not hold is a failure of its own', (t) => {
  const xml = written('junit', brokenSample());
  for (const type of ['changed', 'fixed', 'expired', 'unknown'])
    t.match(xml, new RegExp(`<testcase [^>]*name="baseline: [^>]*>\\s*<failure type="${type}"`), type);
  t.match(xml, /name="baseline: RFC1939-5-LIST-[^>]*>\s*<skipped message="not exercised: /);
  t.end();
});

t.test('junit: a run that the baseline leaves without a verdict is an error', (t) => {
  t.match(
    written('junit', knownSample()),
    /name="the run comes to a verdict"[^>]*>\s*<error type="undetermined"/,
  );
  t.match(written('tap', knownSample()), /^not ok 1 - the run comes to a verdict$/m);
  t.end();
});

t.test('tap: what is known is still to be done, and an entry that does not hold is a failure', (t) => {
  t.match(written('tap', declaredSample()), /^not ok \d+ - .* # TODO known: As designed/m);
  t.match(written('tap', brokenSample()), /^not ok \d+ - baseline: RFC1939-4-GREETING-\d+$/m);
  t.match(written('tap', brokenSample()), /^ok \d+ - baseline: RFC1939-5-LIST-\d+ # SKIP /m);
  t.end();
});
