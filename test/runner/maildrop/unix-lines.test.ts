import fc from 'fast-check';
import t from 'tap';
import { unixLines } from '../../../runner/maildrop/unix-lines.ts';

const text = (octets: Uint8Array): string => Buffer.from(octets).toString('latin1');

t.test('a CRLF becomes a LF; a lone CR and a lone LF stay', (t) => {
  const cases = {
    'a\r\nb': 'a\nb',
    'a\nb': 'a\nb',
    'a\rb': 'a\rb',
    'a\r\r\n': 'a\r\n',
    'a\r': 'a\r',
    '': '',
    '\r\n\r\n': '\n\n',
  };
  for (const [from, to] of Object.entries(cases)) {
    t.equal(text(unixLines(Buffer.from(from, 'latin1'))), to, JSON.stringify(from));
  }
  t.end();
});

t.test('a message without lone CR or LF comes back when every LF becomes CRLF again', (t) => {
  const line = fc.string({ unit: 'binary-ascii' }).map((each) => each.replaceAll(/[\r\n]/g, ''));
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const message = lines.map((each) => `${each}\r\n`).join('');
      return text(unixLines(Buffer.from(message, 'latin1'))).replaceAll('\n', '\r\n') === message;
    }),
  );
  t.pass();
  t.end();
});
