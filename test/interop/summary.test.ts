import t from 'tap';
import type { ServerOutcome } from '../../interop/run-server.ts';
import { exitStatus, summary } from '../../interop/summary.ts';

const good: ServerOutcome = { kind: 'ran', version: '1.0', status: 0, seconds: 7 };
const deviating: ServerOutcome = { kind: 'ran', version: '1.0', status: 1, seconds: 7 };
const undetermined: ServerOutcome = { kind: 'ran', version: '1.0', status: 3, seconds: 7 };
const missing: ServerOutcome = { kind: 'not-run', reason: 'a program of it ended\ncannot bind' };

t.test('the exit status tells whether every server ran and is as its baseline declares', async (t) => {
  const rows: readonly (readonly [readonly ServerOutcome[], number])[] = [
    [[good, good], 0],
    [[good, deviating], 1],
    [[good, undetermined], 1],
    [[good, missing], 3],
    [[deviating, missing], 1],
    [[missing], 3],
  ];
  for (const [outcomes, status] of rows) {
    const named = new Map(outcomes.map((outcome, index) => [String(index), outcome]));
    t.equal(exitStatus(named), status, JSON.stringify(outcomes));
  }
});

t.test(
  'the summary has a line for each server, the log of those that did not run, and the totals',
  async (t) => {
    const text = summary(
      new Map<string, ServerOutcome>([
        ['dovecot', good],
        ['cyrus', deviating],
        ['twisted', { ...deviating, differs: 'violated: STAT\nthe log' }],
        ['courier', missing],
      ]),
    );
    t.equal(
      text,
      [
        '',
        'dovecot        as declared (1.0, 7 s, exit status 0)',
        'cyrus          NOT as declared (1.0, 7 s, exit status 1)',
        'twisted        NOT as declared (1.0, 7 s, exit status 1)',
        '    | violated: STAT',
        '    | the log',
        'courier        not run: a program of it ended',
        '    | cannot bind',
        'interop: 1 as declared, 2 not as declared, 1 not run',
        '',
      ].join('\n'),
    );
  },
);
