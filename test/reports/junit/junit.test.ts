import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { convert } from 'xmlbuilder2';
import { write, writeStrict } from '../../../reports/junit/write.ts';
import type { RunResult } from '../../../runner/model/result.ts';
import { hostileResult } from '../hostile-result.ts';
import { scenarioOf } from '../sample-parts.ts';
import { emptyResult, sampleResult } from '../sample-result.ts';
import { contentOf } from '../content-of.ts';

const DIALECTS = { common: write, strict: writeStrict };

function xmlOf(result: RunResult, dialect: keyof typeof DIALECTS): string {
  return contentOf(DIALECTS[dialect](result, 'junit.xml')[0]);
}

interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** The start tags of the file; enough to count and compare, since the writer puts every one on a line of its own. */
function elementsOf(xml: string): readonly Element[] {
  return [...xml.matchAll(/^ *<(\w[\w-]*)((?: [\w.]+="[^"]*")*)\/?>/gm)].map(
    ([, name = '', attributes = '']) => ({
      name,
      attributes: new Map(
        [...attributes.matchAll(/ ([\w.]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
      ),
    }),
  );
}

function named(xml: string, name: string): readonly Element[] {
  return elementsOf(xml).filter((element) => element.name === name);
}

function numberIn(element: Element | undefined, attribute: string): number {
  return Number(element?.attributes.get(attribute));
}

for (const dialect of ['common', 'strict'] as const) {
  t.test(`${dialect}: the file is well-formed, whatever the server says`, (t) => {
    const law = fc.property(hostileResult, (result) => {
      assert.doesNotThrow(() => convert(xmlOf(result, dialect), { format: 'object' }));
    });
    t.doesNotThrow(() => {
      fc.assert(law, { numRuns: 50 });
    });
    t.end();
  });

  t.test(`${dialect}: suites are flat, and their totals are those of their cases`, (t) => {
    const xml = xmlOf(sampleResult(), dialect);
    const { scenarioCounts } = sampleResult().scorecard;
    const sum = (attribute: string): number =>
      named(xml, 'testsuite').reduce((total, suite) => total + numberIn(suite, attribute), 0);
    t.equal(sum('tests'), named(xml, 'testcase').length);
    t.equal(sum('tests'), sampleResult().scenarios.length + 1, 'every scenario, and the verdict on the run');
    t.equal(sum('failures'), scenarioCounts.failed - 1, 'one of them is scored apart');
    t.equal(sum('errors'), scenarioCounts.errored);
    t.equal(sum('skipped'), scenarioCounts.skipped + scenarioCounts.blocked + 1);
    t.equal(named(xml, 'failure').length, scenarioCounts.failed - 1);
    t.notMatch(xml, /<testsuite [^>]*>\s*<testsuite /);
    t.end();
  });

  t.test(`${dialect}: every case has a class and a name, and no two have the same`, (t) => {
    const twice = [scenarioOf('a/b/c'), scenarioOf('a/b/c'), scenarioOf('a/b/c')];
    const xml = xmlOf({ ...sampleResult(), scenarios: twice }, dialect);
    const names = named(xml, 'testcase').map(
      ({ attributes }) => `${attributes.get('classname') ?? ''} ${attributes.get('name') ?? ''}`,
    );
    t.equal(new Set(names).size, 4);
    t.ok(names.includes('a.b c: STAT gives the number of messages and their size'));
    t.end();
  });

  t.test(`${dialect}: times have at most three decimals, stamps neither zone nor fraction`, (t) => {
    const xml = xmlOf(sampleResult(), dialect);
    t.match(xml, 'timestamp="2026-03-04T05:06:07"');
    t.ok([...xml.matchAll(/ time="([^"]*)"/g)].every(([, time = '']) => /^\d+\.\d{3}$/.test(time)));
    t.end();
  });

  t.test(`${dialect}: a run without a verdict is an error, since nothing else may be read`, (t) => {
    const xml = xmlOf(emptyResult(), dialect);
    t.match(xml, /<error type="unreachable" message="mail\.example\.test:1110 refused the connection/);
    t.equal(numberIn(named(xml, 'testsuite')[0], 'errors'), 1);
    t.end();
  });
}

t.test('common: the counts of the whole file stand at its root', (t) => {
  const [root] = named(xmlOf(sampleResult(), 'common'), 'testsuites');
  t.same([numberIn(root, 'tests'), numberIn(root, 'failures'), numberIn(root, 'errors')], [19, 6, 1]);
  t.end();
});

t.test('common: a case says where it stands and what it is about', (t) => {
  const xml = xmlOf(sampleResult(), 'common');
  t.match(xml, 'file="suites/rfc1939/stat.json" line="31"');
  t.match(xml, '<property name="requirement" value="RFC1939-5-STAT-04"/>');
  t.end();
});

t.test('strict: what the schemas do not know is left out, what they ask for is there', (t) => {
  const xml = xmlOf(sampleResult(), 'strict');
  t.equal(named(xml, 'testsuites')[0]?.attributes.size, 0);
  t.same([...(named(xml, 'testcase')[0]?.attributes.keys() ?? [])], ['classname', 'name', 'time']);
  const suites = named(xml, 'testsuite');
  t.ok(suites.every(({ attributes }) => ['id', 'package', 'hostname'].every((name) => attributes.has(name))));
  for (const name of ['properties', 'system-out', 'system-err'])
    t.equal(named(xml, name).length, suites.length);
  t.end();
});

t.test('a failure says the same in its message and in the first line of its text', (t) => {
  const [, message = '', text = ''] =
    /<failure type="MUST" message="(suites[^"]*STAT still[^"]*)">([^]*?)<\/failure>/.exec(
      xmlOf(sampleResult(), 'common'),
    ) ?? [];
  t.match(message, 'STAT still counts the message marked as deleted. Expected: +OK 1 120 Actual: +OK 2 320');
  t.equal(text.split('\n')[0], message);
  for (const part of [
    'Clause:   RFC 1939, section 5, MUST',
    'Transcript:',
    '&gt; S: +OK 2 320',
    'Reproduce:',
  ])
    t.match(text, part);
  t.end();
});

t.test('a skip says how to run it, a block what probably caused it', (t) => {
  const xml = xmlOf(sampleResult(), 'common');
  t.match(xml, 'not on this machine. (run with --allow deletes)"');
  t.match(xml, 'message="blocked: LIST was refused. Probably by rfc1939/retr/endless."');
  t.end();
});
