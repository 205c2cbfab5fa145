import t from 'tap';
import { messagesSpokenOf } from '../../../runner/suite/messages-spoken-of.ts';

t.test('messages are spoken of by number, by a value, and as what a body is', (t) => {
  const spoken = messagesSpokenOf({
    id: 'one',
    title: 'one',
    why: 'for a test',
    maildrop: ['plain', 'tiny', 'medium', 'ten-lines'],
    state: 'transaction',
    steps: [
      {
        C: 'RETR {#tiny}',
        S: '+OK {= messages["medium"].octets}',
        body: { octets: "{= messages['medium'].octets}" },
      },
      { C: 'TOP {#plain} 1', S: { oneOf: [{ S: '+OK', body: { message: 'plain', top: 1 } }, '-ERR'] } },
    ],
  });
  t.same(
    [...spoken].sort((one, other) => (one.name < other.name ? -1 : 1)),
    [
      { name: 'medium', isCompared: false },
      { name: 'plain', isCompared: true },
      { name: 'tiny', isCompared: false },
    ],
  );
  t.end();
});
