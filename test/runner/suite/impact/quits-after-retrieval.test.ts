import t from 'tap';
import type { Scenario } from '../../../../runner/model/suite.ts';
import { quitsAfterRetrieval } from '../../../../runner/suite/impact/quits-after-retrieval.ts';
import { scenarioOf } from './case.ts';

t.test('a session that retrieves messages and ends by QUIT may remove them', (t) => {
  const quits = (steps: Scenario['steps'], state: Scenario['state'] = 'transaction'): boolean =>
    quitsAfterRetrieval({ ...scenarioOf(steps), state });
  const retr = { C: 'RETR 1', S: '+OK' } as const;
  const quit = { C: 'QUIT', S: '+OK' } as const;
  t.ok(quits([retr, quit]));
  t.ok(
    quits([
      { C: 'top 1 0', S: '+OK' },
      { raw: 'NOOP\r\nquit\r\n', S: '+OK' },
    ]),
  );
  t.ok(quits([{ C: ['RETR 1', 'QUIT'], S: ['+OK', '+OK'] }]));
  t.ok(quits([{ C: 'PASS {password}', S: '+OK' }, retr, quit], 'authorization'));
  t.ok(
    quits(
      [
        { open: 'B', state: 'transaction' },
        { on: 'B', ...retr },
        { on: 'B', ...quit },
      ],
      'authorization',
    ),
  );
  t.notOk(quits([quit, retr]));
  t.notOk(quits([retr, { close: 'fin' }, { open: 'B', state: 'transaction' }, { on: 'B', ...quit }]));
  t.notOk(quits([{ ...retr, S: '-ERR' }, quit], 'authorization'), 'without a login nothing is retrieved');
  t.end();
});
