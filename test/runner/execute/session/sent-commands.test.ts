import fc from 'fast-check';
import t from 'tap';
import { SentCommands } from '../../../../runner/execute/session/sent-commands.ts';

/** An account of which the greeting is taken. */
function greeted(): SentCommands {
  const sent = new SentCommands();
  sent.take();
  return sent;
}

t.test('the first reply is the greeting, whatever was sent before it', (t) => {
  const sent = new SentCommands();
  sent.sent('NOOP\r\n');
  t.strictSame(sent.take(), { greeting: true, commandLine: null });
  t.strictSame(sent.take(), { greeting: false, commandLine: 'NOOP' });
  t.end();
});

t.test('however commands are cut into sends, replies answer them in order', (t) => {
  const word = fc.stringMatching(/^[A-Z]{3,4}( [0-9]{1,3})?$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), fc.array(fc.nat(40)), (commands, cuts) => {
      const sent = greeted();
      let rest = commands.map((command) => `${command}\r\n`).join('');
      for (const cut of cuts) {
        sent.sent(rest.slice(0, cut));
        rest = rest.slice(cut);
      }
      sent.sent(rest);
      t.equal(sent.unanswered, commands.length);
      t.strictSame(
        commands.map(() => sent.take().commandLine),
        commands,
      );
      t.ok(sent.isQuiet);
    }),
  );
  t.end();
});

t.test('half a command is no command, and the session is not quiet', (t) => {
  const sent = greeted();
  sent.sent('NOOP\r\nNO');
  t.equal(sent.unanswered, 1);
  t.equal(sent.take().commandLine, 'NOOP');
  t.notOk(sent.isQuiet);
  sent.sent('OP\r\n');
  t.equal(sent.take().commandLine, 'NOOP');
  t.end();
});

t.test('a reply to octets without CRLF is taken for the answer to them', (t) => {
  const sent = greeted();
  sent.sent('LIST\n');
  t.strictSame(sent.take(), { greeting: false, commandLine: 'LIST' });
  t.strictSame(sent.take(), { greeting: false, commandLine: null }, 'and another one answers nothing');
  t.end();
});
