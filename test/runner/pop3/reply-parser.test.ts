import t from 'tap';
import { encodeRaw, latin1 } from '../../../runner/pop3/encode.ts';
import type { ReplyLimits } from '../../../runner/pop3/reply-parser.ts';
import { parse, type Question } from './parse-chunks.ts';

/** The observation in a form that reads well in a table. */
function told(text: string, question: Question): unknown {
  const { observation, consumed } = parse([encodeRaw(text)], question);
  if (observation === null) return null;
  const behind = text.slice(consumed);
  if (observation.kind === 'limit') return { limit: observation.limit, octets: observation.octets, behind };
  const { line, lineEnd, body } = observation;
  if (body === undefined) return { line: latin1(line), lineEnd, behind };
  const { lineCount, unstuffedLines, bareLfCount, truncated } = body;
  return {
    line: latin1(line),
    lineEnd,
    behind,
    body: latin1(body.octets),
    counts: { lineCount, unstuffedLines, bareLfCount },
    ...(truncated && { truncated }),
  };
}

const CLEAN = { unstuffedLines: 0, bareLfCount: 0 };

interface Row {
  readonly name: string;
  readonly sent: string;
  readonly multiLine?: boolean;
  readonly limits?: Partial<ReplyLimits>;
  readonly told: unknown;
}

const ROWS: readonly Row[] = [
  {
    name: 'a first line ends at CRLF, and what follows is left',
    sent: '+OK ready\r\n+OK more',
    told: { line: '+OK ready', lineEnd: 'crlf', behind: '+OK more' },
  },
  {
    name: 'a first line may end at a bare LF',
    sent: '+OK\n',
    told: { line: '+OK', lineEnd: 'lf', behind: '' },
  },
  { name: 'an empty line is a line', sent: '\r\n', told: { line: '', lineEnd: 'crlf', behind: '' } },
  { name: 'a lone LF is a line', sent: '\n', told: { line: '', lineEnd: 'lf', behind: '' } },
  {
    name: 'a lone CR within a first line belongs to it',
    sent: '+OK a\rb\r\r\n',
    told: { line: '+OK a\rb\r', lineEnd: 'crlf', behind: '' },
  },
  { name: 'a first line without its end is not complete', sent: '+OK ready\r', told: null },
  {
    name: 'a negative reply has no body where one was awaited',
    sent: '-ERR no\r\n.\r\n',
    multiLine: true,
    told: { line: '-ERR no', lineEnd: 'crlf', behind: '.\r\n' },
  },
  {
    name: 'a reply without an indicator has no body',
    sent: 'what?\r\n1 2\r\n.\r\n',
    multiLine: true,
    told: { line: 'what?', lineEnd: 'crlf', behind: '1 2\r\n.\r\n' },
  },
  {
    name: 'a body follows a positive indicator in lower case as well',
    sent: '+ok\r\na\r\n.\r\n',
    multiLine: true,
    told: { line: '+ok', lineEnd: 'crlf', behind: '', body: 'a\r\n', counts: { lineCount: 1, ...CLEAN } },
  },
  {
    name: 'an empty body is the terminator right behind the first line',
    sent: '+OK\r\n.\r\nrest',
    multiLine: true,
    told: { line: '+OK', lineEnd: 'crlf', behind: 'rest', body: '', counts: { lineCount: 0, ...CLEAN } },
  },
  {
    name: 'a first line that ends at a bare LF may have a body',
    sent: '+OK\na\r\n.\r\n',
    multiLine: true,
    told: { line: '+OK', lineEnd: 'lf', behind: '', body: 'a\r\n', counts: { lineCount: 1, ...CLEAN } },
  },
  {
    name: 'a stuffed dot is taken away and nothing else',
    sent: '+OK\r\n..\r\n...\r\n..a\r\nb.\r\n.\r\n',
    multiLine: true,
    told: {
      line: '+OK',
      lineEnd: 'crlf',
      behind: '',
      body: '.\r\n..\r\n.a\r\nb.\r\n',
      counts: { lineCount: 4, ...CLEAN },
    },
  },
  {
    name: 'a line that begins with one dot is counted as not stuffed',
    sent: '+OK\r\n.a\r\n. \r\n.\r\r\n.\r\n',
    multiLine: true,
    told: {
      line: '+OK',
      lineEnd: 'crlf',
      behind: '',
      body: 'a\r\n \r\n\r\r\n',
      counts: { lineCount: 3, unstuffedLines: 3, bareLfCount: 0 },
    },
  },
  {
    name: 'a dot line between bare LFs is content',
    sent: '+OK\r\na\n.\nb\n..\nc\r\n.\r\n',
    multiLine: true,
    told: {
      line: '+OK',
      lineEnd: 'crlf',
      behind: '',
      body: 'a\n.\nb\n..\nc\r\n',
      counts: { lineCount: 1, unstuffedLines: 0, bareLfCount: 4 },
    },
  },
  {
    name: 'a dot and a bare LF right behind CRLF is an unstuffed line',
    sent: '+OK\r\n.\nb\r\n.\r\n',
    multiLine: true,
    told: {
      line: '+OK',
      lineEnd: 'crlf',
      behind: '',
      body: '\nb\r\n',
      counts: { lineCount: 1, unstuffedLines: 1, bareLfCount: 1 },
    },
  },
  { name: 'a body that ends with LF . LF has not ended', sent: '+OK\r\na\n.\n', multiLine: true, told: null },
  {
    name: 'a body that ends with LF . CRLF has not ended',
    sent: '+OK\r\na\n.\r\n',
    multiLine: true,
    told: null,
  },
  { name: 'a body that ends with . CR has not ended', sent: '+OK\r\na\r\n.\r', multiLine: true, told: null },
  {
    name: 'a body over the limit of what is kept is counted to its end',
    sent: '+OK\r\nabcdef\r\n.\r\n',
    multiLine: true,
    limits: { retain: 4 },
    told: {
      line: '+OK',
      lineEnd: 'crlf',
      behind: '',
      body: 'abcd',
      counts: { lineCount: 1, ...CLEAN },
      truncated: true,
    },
  },
  {
    name: 'a body exactly as long as what is kept is not truncated',
    sent: '+OK\r\nab\r\n.\r\n',
    multiLine: true,
    limits: { retain: 4 },
    told: { line: '+OK', lineEnd: 'crlf', behind: '', body: 'ab\r\n', counts: { lineCount: 1, ...CLEAN } },
  },
  {
    name: 'a first line may be as long as the limit',
    sent: '+OK 5678\r\n',
    limits: { line: 10 },
    told: { line: '+OK 5678', lineEnd: 'crlf', behind: '' },
  },
  {
    name: 'a first line over the limit is given up',
    sent: '+OK 56789\r\n',
    limits: { line: 10 },
    told: { limit: 'line', octets: 10, behind: '\n' },
  },
  {
    name: 'a reply may be as long as the limit',
    sent: '+OK\r\na\r\n.\r\n',
    multiLine: true,
    limits: { response: 11 },
    told: { line: '+OK', lineEnd: 'crlf', behind: '', body: 'a\r\n', counts: { lineCount: 1, ...CLEAN } },
  },
  {
    name: 'a reply over the limit is given up',
    sent: '+OK\r\nab\r\n.\r\n',
    multiLine: true,
    limits: { response: 11 },
    told: { limit: 'response', octets: 11, behind: '\n' },
  },
];

for (const row of ROWS) {
  t.test(row.name, (t) => {
    const question = { multiLine: row.multiLine ?? false, ...(row.limits && { limits: row.limits }) };
    t.strictSame(told(row.sent, question), row.told);
    t.end();
  });
}
