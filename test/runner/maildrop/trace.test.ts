import t from 'tap';
import { markIn, TraceMarks, traceField } from '../../../runner/maildrop/trace.ts';

const marked = (text: string): Uint8Array => Buffer.from(text, 'latin1');

t.test('a mark is known again in the header, wherever it stands there', (t) => {
  const mark = new TraceMarks().next();
  const field = Buffer.from(traceField(mark)).toString('latin1');
  const headers = {
    'in front': `${field}Subject: x\r\n\r\nbody\r\n`,
    'behind others': `Return-Path: <>\r\nReceived: from a by b\r\n\tfor c; now\r\n${field}Subject: x\r\n\r\n`,
    'in Unix lines': `${field}Subject: x\n\nbody\n`.replaceAll('\r\n', '\n'),
    'folded anew': `Received: by pop3spec\r\n\tid ${mark};\r\n\tTue, 01 Dec 2026 08:00:00 +0000\r\n\r\n`,
    'alone, with the rest cut off': field,
    'with an empty header behind it': `${field}\r\nbody\r\n`,
  };
  for (const [name, text] of Object.entries(headers)) t.equal(markIn(marked(text)), mark, name);
  t.end();
});

t.test('what is no header field of ours is no mark', (t) => {
  const field = Buffer.from(traceField(new TraceMarks().next())).toString('latin1');
  for (const text of [
    '',
    'Subject: x\r\n\r\nbody\r\n',
    `Subject: x\r\n\r\n${field}`,
    `\r\n${field}`,
    `Subject: x\n\n${field}`,
    `Subject: about ${field}\r\n`,
    'Received: by pop3spec id other; today\r\n\r\n',
  ]) {
    t.equal(markIn(marked(text)), null, JSON.stringify(text));
  }
  t.end();
});

t.test('no mark is given twice, in one run or in two', (t) => {
  const [one, other] = [new TraceMarks(), new TraceMarks()];
  const given = [one, other].flatMap((marks) => Array.from({ length: 100 }, () => marks.next()));
  t.equal(new Set(given).size, given.length);
  t.end();
});
