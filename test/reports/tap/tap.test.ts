import t from 'tap';
import { write } from '../../../reports/tap/write.ts';
import { emptyResult, sampleResult } from '../sample-result.ts';
import { contentOf } from '../content-of.ts';

t.test('there is a test point for the run and for every scenario', (t) => {
  const content = contentOf(write(sampleResult(), 'result.tap')[0]);
  const points = content.split('\n').filter((line) => /^(not )?ok /.test(line));
  t.match(content, /^TAP version 14\n1\.\.19\n/);
  t.equal(points.length, 19);
  t.equal(points.filter((line) => line.startsWith('not ok')).length, 8, 'seven failed, one errored');
  t.equal(points.filter((line) => line.includes(' # SKIP ')).length, 6, 'four skipped, two blocked');
  t.same(
    points.filter((line) => line.includes(' # TODO')).map((line) => line.replace(/:.* #/, ' #')),
    ['not ok 9 - security/echo/wrong-password # TODO scored apart'],
    'what is scored apart fails nothing',
  );
  t.end();
});

t.test('a server cannot make directives', (t) => {
  const result = sampleResult();
  const scenarios = result.scenarios
    .slice(0, 1)
    .map((each) => ({ ...each, title: 'a # SKIP\nok 9 # TODO \\' }));
  const [, , , point] = contentOf(write({ ...result, scenarios }, 'result.tap')[0]).split('\n');
  t.equal(point, 'ok 2 - rfc1939/greeting/positive: a \\# SKIP\\\\nok 9 \\# TODO \\\\');
  t.end();
});

t.test('a run without a verdict does not pass', (t) => {
  t.match(
    contentOf(write(emptyResult(), 'result.tap')[0]),
    /^not ok 1 - the run comes to a verdict\n {2}---$/m,
  );
  t.end();
});
