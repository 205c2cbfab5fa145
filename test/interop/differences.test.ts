import t from 'tap';
import { differencesIn } from '../../interop/differences.ts';

const VERDICT = 'target: 127.0.0.1:4711\nnot conformant\nbaseline a.json: not declared: RFC1939-5-STAT-04.';

t.test('of what a run printed the undeclared failures and the verdict are left', async (t) => {
  const progress = 'running 2 scenarios\nfailed rfc1939/stat/one';
  const failure = 'failed[MUST] RFC1939-5-STAT-04: it counts\n  --> suites/rfc1939/stat.json:7:9';
  const known = 'known[MUST] RFC1939-5-LIST-14: it lists';
  const printed = `${[progress, failure, known, '1 scenario', VERDICT, 'report: a.html'].join('\n\n')}\n`;
  t.equal(differencesIn(printed), `${failure}\n\n${VERDICT}`);
});

t.test('a run that came to no verdict is told as it was', async (t) => {
  t.equal(
    differencesIn('The baseline cannot be read\n\nIt is no JSON\n'),
    'The baseline cannot be read\n\nIt is no JSON',
  );
});
