import t from 'tap';
import { encodeCommand, encodeRaw, latin1 } from '../../../runner/pop3/encode.ts';
import { afterIndicator, indicatorOf } from '../../../runner/pop3/status.ts';
import { timestampOf } from '../../../runner/pop3/timestamp.ts';

const INDICATORS = [
  ['+OK', 'positive'],
  ['+OK ready', 'positive'],
  ['+ok', 'positive'],
  ['+OKAY', 'positive'],
  ['-ERR', 'negative'],
  ['-Err no', 'negative'],
  ['-ERRATIC', 'negative'],
  ['+', 'continuation'],
  ['+ ', 'continuation'],
  ['+ YWJj', 'continuation'],
  ['+O', null],
  ['-ER', null],
  ['OK', null],
  [' +OK', null],
  ['', null],
] as const;

for (const [line, indicator] of INDICATORS) {
  t.test(`the indicator of ${JSON.stringify(line)} is ${indicator ?? 'none'}`, (t) => {
    t.equal(indicatorOf(encodeRaw(line)), indicator);
    t.end();
  });
}

t.test('the text behind the indicator begins behind one space', (t) => {
  t.equal(afterIndicator(encodeRaw('+OK 2 320')), '2 320');
  t.equal(afterIndicator(encodeRaw('-ERR  two')), ' two');
  t.equal(afterIndicator(encodeRaw('+OK')), '');
  t.equal(afterIndicator(encodeRaw('+OK ')), '');
  t.equal(afterIndicator(encodeRaw('+OK2 3')), '');
  t.end();
});

const TIMESTAMPS = [
  ['+OK POP3 server ready <1896.697170952@dbc.mtview.ca.us>', '<1896.697170952@dbc.mtview.ca.us>'],
  ['+OK <a@b> and <c@d>', '<a@b>'],
  ['+OK 5 < 6 <a.b@c>', '<a.b@c>'],
  ['+OK <a@[127.0.0.1]> ready', '<a@[127.0.0.1]>'],
  ['+OK <"odd but legal"@example>', '<"odd but legal"@example>'],
  ["+OK <!#$%&'*+-/=?^_`{|}~@x>", "<!#$%&'*+-/=?^_`{|}~@x>"],
  ['+OK <<a@b>>', '<a@b>'],
  ['+OK <a@b', null],
  ['+OK <1234.5678>', null],
  ['+OK <@b>', null],
  ['+OK <a@>', null],
  ['+OK <a..b@c>', null],
  ['+OK <a b@c>', null],
  ['+OK <a@b@c>', null],
  ['+OK <\xe4@b>', null],
  ['+OK ready', null],
  ['', null],
] as const;

for (const [line, timestamp] of TIMESTAMPS) {
  t.test(`the timestamp of ${JSON.stringify(line)} is ${timestamp ?? 'none'}`, (t) => {
    t.equal(timestampOf(encodeRaw(line)), timestamp);
    t.end();
  });
}

t.test('a command line is sent as UTF-8 with CRLF, raw text as one octet per character', (t) => {
  t.strictSame([...encodeCommand('é')], [0xc3, 0xa9, 0x0d, 0x0a]);
  t.strictSame([...encodeRaw('é\n\0')], [0xe9, 0x0a, 0x00]);
  t.end();
});

t.test('every octet survives the way to text and back', (t) => {
  const octets = Uint8Array.from({ length: 256 }, (_, index) => index);
  t.strictSame([...encodeRaw(latin1(octets))], [...octets]);
  t.end();
});
