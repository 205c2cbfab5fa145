import t from 'tap';
import { judge, outcomes } from './judged.ts';
import { closed, multiLine, reply, timeout } from './observations.ts';

t.test('the status line decides, and a precondition blocks where a proof fails', async (t) => {
  t.strictSame(outcomes({}), ['R1 passed']);
  t.strictSame(outcomes({ observation: reply('-ERR no') }), ['R1 failed']);
  t.strictSame(outcomes({ observation: reply('-ERR no'), proves: [] }), ['none blocked']);
  t.strictSame(outcomes({ observation: closed() }), ['R1 failed']);
  t.strictSame(outcomes({ observation: timeout('+O') }), ['R1 failed']);
  t.match(judge({ observation: timeout('+O') }).findings[0], { actual: /within 2 s, after \+O/ });
  t.match(judge({ observation: reply('+OK 2'), expectation: '+OK {n:number} {m:number}' }).findings[0], {
    message:
      'the reply is not the expected one: expected " " at octet 6 of the line, found the end of the line',
    expected: '+OK <n: number> <m: number>',
    actual: '+OK 2',
  });
  t.equal(judge({ observation: closed() }).inSync, false);
  t.equal(judge({ observation: reply('-ERR') }).inSync, true);
});

t.test('a malformed indicator is left to the wire rules', async (t) => {
  for (const line of ['+ok', '+OKtext', '+Ok done'])
    t.strictSame(outcomes({ observation: reply(line) }), ['R1 passed'], line);
  t.strictSame(outcomes({ expectation: '+OK {n:number}', observation: reply('+ok 3') }), ['R1 passed']);
  t.strictSame(outcomes({ observation: reply('OK') }), ['R1 failed']);
});

t.test('the first alternative that fits is taken, with what it proves and says', async (t) => {
  const expectation = {
    oneOf: [
      { S: '-ERR', proves: ['R2'] },
      { S: '+OK {n:number}', remark: 'let in', ends: 'enough' },
      { closed: true as const, ends: 'gone' },
      { waits: true as const, ends: 'waiting' },
    ],
  };
  t.strictSame(outcomes({ expectation, observation: reply('-ERR') }), ['R1 passed', 'R2 passed']);
  t.match(judge({ expectation, observation: reply('+OK 7') }), {
    remark: 'let in',
    ends: 'enough',
    bindings: { n: 7n },
  });
  t.match(judge({ expectation, observation: closed() }), { ok: true, ends: 'gone' });
  t.match(judge({ expectation, observation: timeout() }), { ok: true, ends: 'waiting' });
  t.strictSame(outcomes({ expectation, observation: closed('-E') }), ['R1 failed', 'R2 failed']);
  t.match(judge({ expectation, observation: reply('+OK x') }).findings[0], {
    expected: '-ERR, or +OK <n: number>, or the connection closed, or no answer yet',
  });
});

t.test('a mistake of the suite is errored, never failed', async (t) => {
  t.strictSame(outcomes({ expectation: '+OK {nobody}', observation: reply('+OK 3') }), ['R1 errored']);
  t.strictSame(outcomes({ body: { message: 'nobody' }, observation: multiLine('+OK', '') }), ['R1 errored']);
});

t.test('an alternative is taken with its body or not at all', async (t) => {
  const expectation = {
    oneOf: [
      { S: '+OK', body: { count: 1 }, proves: ['R2'], ends: 'one' },
      { S: '+OK', body: { count: 2, proves: ['R4'] }, proves: ['R3'] },
    ],
  };
  const lines = (count: number): ReturnType<typeof multiLine> => multiLine('+OK', 'x\r\n'.repeat(count));
  t.strictSame(outcomes({ expectation, observation: lines(1) }), ['R1 passed', 'R2 passed']);
  t.strictSame(outcomes({ expectation, observation: lines(2) }), ['R1 passed', 'R3 passed', 'R4 passed']);
  t.strictSame(outcomes({ expectation, observation: lines(3) }), ['R1 failed', 'R2 failed']);
  t.equal(judge({ expectation, observation: lines(3) }).ends, undefined);
  t.strictSame(outcomes({ expectation, observation: reply('-ERR') }), [
    'R1 failed',
    'R2 failed',
    'R4 blocked',
  ]);
});

t.test('a wrong body accuses what the body proves and leaves what the status line proved', async (t) => {
  const question = { body: { count: 1, proves: ['R9'] }, observation: multiLine('+OK', '') };
  t.strictSame(outcomes(question), ['R1 passed', 'R9 failed']);
  t.strictSame(outcomes({ ...question, observation: reply('-ERR') }), ['R1 failed', 'R9 blocked']);
});
