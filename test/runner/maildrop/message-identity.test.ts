import t from 'tap';
import {
  endsItsLastLine,
  isMessage,
  wireForm,
  wireSizeOctets,
} from '../../../runner/maildrop/message-identity.ts';
import { messageOf } from './reading-client.ts';

const octets = (text: string): Uint8Array => Buffer.from(text, 'latin1');

t.test('the wire form ends its last line, and the size says so', (t) => {
  for (const [given, wire] of [
    ['a\r\nb', 'a\r\nb\r\n'],
    ['a\r\n', 'a\r\n'],
    ['a\n', 'a\n\r\n'],
    ['', ''],
  ] as const) {
    const message = messageOf('m', given);
    t.equal(Buffer.from(wireForm(message)).toString('latin1'), wire, JSON.stringify(given));
    t.equal(wireSizeOctets(message), wire.length);
    t.equal(endsItsLastLine(message), given === wire);
  }
  t.end();
});

t.test('a message is known again however a store treats line ends, NULs and lines of "From "', (t) => {
  const message = messageOf('m', 'a\nb\rc\0d\r\nend');
  for (const stored of ['a\r\nb\r\nc\0d\r\nend\r\n', 'a\nb\rc\x80d\r\nend\r\n', 'a\r\nb\rcd\r\nend']) {
    t.ok(isMessage(octets(stored), message, 'as-given'), JSON.stringify(stored));
  }
  t.ok(isMessage(octets('>From a\r\n>>From b\r\n'), messageOf('m', 'From a\r\n>From b\r\n'), 'as-given'));
  t.end();
});

t.test('another message is not taken for it', (t) => {
  const message = messageOf('m', 'Subject: a\r\n\r\nbody\r\n');
  for (const other of [
    '',
    'Subject: a\r\n\r\nBody\r\n',
    'X: y\r\nSubject: a\r\n\r\nbody\r\n',
    'Subject: a\r\n',
  ]) {
    t.notOk(isMessage(octets(other), message, 'as-given'), JSON.stringify(other));
  }
  t.end();
});
