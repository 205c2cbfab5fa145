import t from 'tap';
import { judgeCheck } from '../../../runner/judge/judge-check.ts';
import { judgeClosed, judgeSilence } from '../../../runner/judge/judge-ending.ts';
import { closed, reply, timeout } from './observations.ts';

t.test('the server must close without another octet', async (t) => {
  t.ok(judgeClosed(closed(), ['R1']).ok);
  t.match(judgeClosed(closed('-ERR\r\n'), ['R1']).findings, [{ outcome: 'failed', actual: '-ERR\\r\\n' }]);
  t.match(judgeClosed(timeout(), ['R1']).findings, [
    { outcome: 'failed', message: 'the server did not close the connection' },
  ]);
});

t.test('the server must be silent and stay', async (t) => {
  t.ok(judgeSilence({ kind: 'silence', forMs: 200 }, []).ok);
  t.match(judgeSilence(reply('+OK'), ['R1']).findings, [{ outcome: 'failed', actual: '+OK' }]);
  t.match(judgeSilence(closed(), ['R1']).findings, [{ message: 'the server closed the connection' }]);
});

t.test('a check holds, does not hold, or is the mistake of the suite', async (t) => {
  const scope = { a: 1n, rows: [{ n: 2n }] };
  const check = (text: string): unknown =>
    judgeCheck({ check: text, otherwise: 'not so', proves: ['R1'] }, scope).findings.map(
      ({ outcome }) => outcome,
    );
  t.strictSame(check('a == 1'), ['passed']);
  t.strictSame(check('a == 2'), ['failed']);
  t.strictSame(check('rows.all(row, row.n == 2)'), ['passed']);
  t.strictSame(check('nobody == 1'), ['errored']);
  t.strictSame(check('a'), ['errored']);
  t.strictSame(check('a =='), ['errored']);
  t.match(judgeCheck({ check: 'a == 1', ends: 'no more' }, scope), { ok: true, ends: undefined });
  t.match(judgeCheck({ check: 'a == 2', ends: 'no more' }, scope), { ok: true, ends: 'no more' });
  t.match(judgeCheck({ check: 'a == 2', otherwise: 'not so' }, scope).findings, [
    { outcome: 'blocked', message: 'not so', expected: 'a == 2', actual: 'a = 1' },
  ]);
});

t.test('a relation that does not hold tells its values, but never a password or a token', (t) => {
  const scope = {
    user: 'alice',
    password: 'hunter2',
    token: 'hunter3',
    second: { user: 'bob', password: 'hunter4' },
  };
  const check = 'user == password && token == second.user && second.password == user';
  const { findings } = judgeCheck({ check, otherwise: 'not so', proves: ['R1'] }, scope);
  t.match(findings, [{ actual: /user = "alice".*password = \[secret\].*token = \[secret\].*"bob"/ }]);
  t.notMatch(JSON.stringify(findings), 'hunter');
  t.end();
});
