import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { pop3spec } from './process.ts';

t.setTimeout(600_000);

t.test('demo: the reference server meets everything that is judged, and three reports say so', async (t) => {
  const cwd = t.testdir({});
  const { status, out } = await pop3spec(['demo'], { cwd });
  t.equal(status, 0, out);
  t.match(out, / scenarios: [1-9]\d* passed, 0 failed, 0 blocked, 0 errored, /);
  t.match(out, '\nconformant: ');
  t.match(
    out,
    'report: pop3spec-report/report.html\nreport: pop3spec-report/junit.xml\nreport: pop3spec-report/result.json\n',
  );
  t.same((await readdir(join(cwd, 'pop3spec-report'))).sort(), ['junit.xml', 'report.html', 'result.json']);
});

t.test('demo with a fault: what a failing run looks like', async (t) => {
  const words = ['demo', '--fault', 'retr-not-stuffed', '--suite', 'rfc1939/retr', '--report', 'none'];
  const { status, out } = await pop3spec(words, { cwd: t.testdir({}) });
  t.equal(status, 1);
  t.match(out, '\nnot conformant: ');
  t.match(out, 'pop3spec explain RFC1939-');
});
