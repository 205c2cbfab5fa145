import t from 'tap';
import { startClock } from '../../../runner/wire/clock.ts';
import { Inbox } from '../../../runner/wire/inbox.ts';
import { Read } from '../../../runner/wire/read.ts';
import { replyReader } from '../../../runner/wire/reader.ts';

t.test('a read that is over takes nothing more, also when the connection ends', async (t) => {
  const inbox = new Inbox();
  const read = new Read(replyReader(true), { ms: 1000, counts: 'idle' }, startClock());
  inbox.push(Buffer.from('+OK\r\n1 120\r\n.\r\n1 120\r\n.\r\n'));
  read.advance(inbox, null);
  t.equal(read.isOver, true);
  read.advance(inbox, 'fin');
  t.match(await read.result, { kind: 'reply', body: { lineCount: 1 } });
  t.equal(Buffer.from(inbox.copy()).toString(), '1 120\r\n.\r\n', 'the rest is left for the next read');
});
