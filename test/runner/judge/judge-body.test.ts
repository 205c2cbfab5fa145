import fc from 'fast-check';
import t from 'tap';
import type { ReplyQuestion } from '../../../runner/judge/judge-reply.ts';
import { judge, outcomes } from './judged.ts';
import { body, multiLine, reply } from './observations.ts';

t.test('a message is compared octet for octet, allowing what its hazards allow', async (t) => {
  const rows: readonly (readonly [string, string, boolean])[] = [
    ['dots', 'Subject: x\r\n\r\n.\r\n..\r\nend\r\n', true],
    ['dots', 'Subject: x\r\n\r\n..\r\n..\r\nend\r\n', false],
    ['dots', 'Subject: x\r\n\r\n.\r\n..\r\nend\r\n\r\n', false],
    ['dots', 'Subject: x\r\n\r\n.\r\n..\r\n', false],
    ['dots', 'Subject: x\n\n.\n..\nend\n', false],
    ['open', 'Subject: x\r\n\r\nlast\r\n', true],
    ['open', 'Subject: x\r\n\r\nlast\r\n\r\n', false],
    ['lf', 'Subject: x\r\n\r\na\nb\r\nc\r\n', true],
    ['lf', 'Subject: x\r\n\r\na\r\nb\r\nc\r\n', true],
    ['lf', 'Subject: x\r\n\r\nab\r\nc\r\n', false],
    ['cr', 'Subject: x\r\n\r\na\rb\r\n', true],
    ['cr', 'Subject: x\r\n\r\nab\r\n', true],
    ['cr', 'Subject: x\r\n\r\na\r\nb\r\n', true],
    ['cr', 'Subject: x\r\n\r\nb\r\n', false],
    ['nul', 'Subject: x\r\n\r\na\0b\r\n', true],
    ['nul', 'Subject: x\r\n\r\nab\r\n', true],
    ['nul', 'Subject: x\r\n\r\na?b\r\n', true],
    ['nul', 'Subject: x\r\n\r\na\r\n', false],
    ['from', 'Subject: x\r\n\r\nFrom a\r\n>From b\r\n', true],
    ['from', 'Subject: x\r\n\r\n>From a\r\n>From b\r\n', true],
    ['from', 'Subject: x\r\n\r\n>From a\r\n>>From b\r\n', true],
    ['from', 'Subject: x\r\n\r\nFrom a\r\nFrom b\r\n', true],
    ['from', 'Subject: x\r\n\r\n From a\r\n>From b\r\n', false],
    ['from', 'Subject: x\r\n\r\n>From a\r\n', false],
  ];
  for (const [name, content, right] of rows) {
    const judgement = judge({ body: { message: name }, observation: multiLine('+OK', content) });
    t.equal(judgement.ok, right, `${name}: ${JSON.stringify(content)}`);
  }
});

t.test('TOP is compared with the header, the blank line and so many lines', async (t) => {
  const rows: readonly (readonly [string, number, string, boolean])[] = [
    ['dots', 0, 'Subject: x\r\n\r\n', true],
    ['dots', 0, 'Subject: x\r\n', false],
    ['dots', 1, 'Subject: x\r\n\r\n.\r\n', true],
    ['dots', 1, 'Subject: x\r\n\r\n.\r\n..\r\n', false],
    ['dots', 3, 'Subject: x\r\n\r\n.\r\n..\r\nend\r\n', true],
    ['dots', 99, 'Subject: x\r\n\r\n.\r\n..\r\nend\r\n', true],
    ['open', 1, 'Subject: x\r\n\r\nlast\r\n', true],
    ['bare-header', 0, 'Subject: x\r\n', true],
    ['bare-header', 0, 'Subject: x\r\n\r\n', true],
    ['header-only', 0, 'Subject: x\r\n', true],
    ['header-only', 5, 'Subject: x\r\n\r\n', true],
    ['header-only', 5, 'Subject: x\r\n\r\n\r\n', false],
    ['bare-body', 0, '\r\n', true],
    ['bare-body', 0, '', false],
    ['bare-body', 1, '\r\none\r\n', true],
    ['lf', 1, 'Subject: x\r\n\r\na\nb\r\n', true],
    ['lf', 1, 'Subject: x\r\n\r\na\r\n', true],
  ];
  for (const [name, top, content, right] of rows) {
    const judgement = judge({ body: { message: name, top }, observation: multiLine('+OK', content) });
    t.equal(judgement.ok, right, `${name} ${top}: ${JSON.stringify(content)}`);
  }
});

t.test('the first difference is told with its place and a likely cause', async (t) => {
  const rows: readonly (readonly [string, RegExp])[] = [
    [
      'Subject: x\r\n\r\n..\r\n..\r\nend\r\n',
      /octet 16 on, in line 3: a dot too many at the start of a line/,
    ],
    [
      'Subject: x\r\n\r\n\r\n..\r\nend\r\n',
      /octet 15 on, in line 3: a dot is missing at the start of a line/,
    ],
    ['Subject: x\r\n\r\n.\n..\r\nend\r\n', /octet 16 on, in line 3: a line ends with LF instead of CRLF/],
    ['Subject: x\r\n\r\n.\r\n', /it is cut after 17 of 26 octets/],
    ['Subject: x\r\n\r\n.\r\n..\r\nend\r\n\r\n', /a blank line too many at the end/],
    ['Subject: x\r\n\r\n', /it ends before a line that is a lone dot \(byte-stuffing\), after 14 of 26/],
    ['Received: y\r\nSubject: x\r\n\r\n.\r\n..\r\nend\r\n', /header fields were put in front/],
  ];
  const told = (name: string, content: string): string | undefined =>
    judge({ body: { message: name }, observation: multiLine('+OK', content) }).findings[0]?.message;
  for (const [content, message] of rows) t.match(told('dots', content), message);
  t.match(told('stop', 'Subject: x\r\n\r\nFrom me\r\n.\r\n\r\n'), /spaces at the end of a line were removed/);
  t.match(told('stop', 'Subject: x\r\n\r\n>From me  \r\n.\r\n\r\n'), /the quoting of an mbox file/);
  t.match(
    told('lf', 'Subject: x\r\n\r\na\r\nX\r\nc\r\n'),
    /octet 18 on, in line 4/,
    'the nearest legal form',
  );
});

t.test('header fields that delivery put in front are no corruption', async (t) => {
  const judged = (content: string, name = 'dots', top?: number): boolean =>
    judge({
      form: 'header-fields-in-front',
      body: { message: name, ...(top === undefined ? {} : { top }) },
      observation: multiLine('+OK', content),
    }).ok;
  const trace = 'Return-Path: <a@b>\r\nReceived: from x\r\n\tby y; today\r\n';
  const dots = 'Subject: x\r\n\r\n.\r\n..\r\nend\r\n';
  t.ok(judged(dots));
  t.ok(judged(trace + dots));
  t.ok(judged(`${trace}Subject: x\r\n\r\n.\r\n`, 'dots', 1));
  t.ok(judged(`${trace}Subject: x\r\n\r\na?b\r\n`, 'nul'));
  t.notOk(judged(`no field\r\n${dots}`));
  t.notOk(judged(`${trace}\r\n${dots}`));
  t.notOk(judged(`${trace}Subject: x\r\n\r\n..\r\n..\r\nend\r\n`));
});

t.test('a corruption behind such header fields is told as if they were not there', async (t) => {
  const { findings } = judge({
    form: 'header-fields-in-front',
    body: { message: 'dots' },
    observation: multiLine('+OK', 'Return-Path: <>\r\nSubject: x\r\n\r\n.\r\n.\r\nend\r\n'),
  });
  t.match(findings, [{ outcome: 'failed', message: /octet 19 on, in line 4: a dot is missing/ }]);
});

t.test('of a content that was not kept whole the digest decides', async (t) => {
  const dots = 'Subject: x\r\n\r\n.\r\n..\r\nend\r\n';
  const cut = (content: string): ReturnType<typeof multiLine> =>
    multiLine('+OK', content, { octets: Buffer.from(content.slice(0, 20), 'latin1'), truncated: true });
  t.ok(judge({ body: { message: 'dots' }, observation: cut(dots) }).ok);
  t.notOk(judge({ body: { message: 'dots' }, observation: cut(dots.replace('end', 'END')) }).ok);
  const fields: Partial<ReplyQuestion> = { form: 'header-fields-in-front', body: { message: 'dots' } };
  t.ok(judge({ ...fields, observation: cut(`A: b\r\n${dots}`) }).ok);
  t.notOk(judge({ ...fields, observation: cut(`A: b\r\n${dots.replace('end', 'END')}`) }).ok);
  const { findings } = judge({ ...fields, observation: cut(`A: b\r\n${dots}\r\n`) });
  t.match(findings, [{ outcome: 'failed', message: 'the content differs behind its first 14 octets' }]);
  t.strictSame(outcomes({ body: { contains: ['end'] }, observation: cut(dots) }), ['R1 errored']);
});

t.test('a line end that the server had to add need not be counted', async (t) => {
  const judged = (octets: number, name?: string): boolean =>
    judge({
      body: { octets, ...(name === undefined ? {} : { message: name }) },
      observation: multiLine('+OK', 'Subject: x\r\n\r\nlast\r\n'),
    }).ok;
  t.ok(judged(20, 'open'));
  t.ok(judged(18, 'open'));
  t.notOk(judged(19, 'open'));
  t.ok(judged(20));
  t.notOk(judged(18), 'nothing is known of the message');
});

t.test('lines in any order find their patterns, whichever way they could be dealt out', async () => {
  const words = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { maxLength: 8 });
  fc.assert(
    fc.property(words, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (lines, keys) => {
      const keyed = lines.map((line, index) => ({ line, key: keys[index] ?? 0 }));
      const patterns = keyed.map(({ line, key }) => (key % 2 === 0 ? '{:word}' : line));
      const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ line }) => `${line}\r\n`);
      const observation = multiLine('+OK', shuffled.join(''));
      const right = judge({ body: { lines: patterns, order: 'any' }, observation });
      const wrong = judge({ body: { lines: [...patterns, '0'], order: 'any' }, observation });
      return right.ok && !wrong.ok;
    }),
  );
});

t.test('the members of a body expectation all hold, or the body is wrong', async (t) => {
  const listing = multiLine('+OK', '1 120\r\n2 200\r\n');
  const right = [
    { lines: ['1 120', '2 {:number}'] },
    { lines: ['2 200', '1 120'], order: 'any' as const },
    { count: 2 },
    { octets: '{= 14}' },
    { contains: ['2 {:number}'], lacks: ['3 {:number}'] },
  ];
  for (const body of right) t.ok(judge({ body, observation: listing }).ok, JSON.stringify(body));
  const wrong = [
    { lines: ['1 120'] },
    { lines: ['2 200', '1 120'] },
    { lines: ['1 120', '2 200', '3 1'] },
    { count: 3 },
    { octets: 13 },
    { contains: ['3 {:number}'] },
    { lacks: ['1 {:number}'] },
    { each: '{n:number} 120' },
  ];
  for (const body of wrong) t.notOk(judge({ body, observation: listing }).ok, JSON.stringify(body));
  t.strictSame(
    outcomes({ body: { count: 0 }, observation: reply('+OK') }),
    ['R1 errored'],
    'no body was awaited',
  );
  for (const body of [{ lines: ['{nobody}'] }, { contains: ['{nobody}'] }, { lacks: ['{nobody}'] }]) {
    t.strictSame(outcomes({ body, observation: listing }), ['R1 errored'], 'a value that is not there');
  }
  t.match(judge({ body: { lines: ['1 120', '2 {n:word}x'] }, observation: listing }).findings[0], {
    outcome: 'errored',
  });
  t.match(judge({ body: { lines: ['1 120', '2 2{end}'] }, observation: listing }).findings[0], {
    message: 'line 2 of the multi-line part: expected the end of the line at octet 4 of the line, found "00"',
  });
});

t.test('the header of a body is what stands before its first blank line', async (t) => {
  const rows: readonly (readonly [string, string])[] = [
    ['A: b\r\n c\r\n\r\nx\r\n\r\ny\r\n', 'A: b\r\n c\r\n'],
    ['\r\nx\r\n\r\n', ''],
    ['A: b\r\n', 'A: b\r\n'],
    ['A: \u00c3\u00ab\r\n\r\n', 'A: ë\r\n'],
    ['A: \u00eb\r\n\r\n', 'A: \udceb\r\n'],
    [`A: ${'x'.repeat(70_000)}\r\n\r\n`, `A: ${'x'.repeat(65_533)}`],
    ['', ''],
  ];
  for (const [content, header] of rows) {
    const { bindings } = judge({ body: { as: 'sent' }, observation: multiLine('+OK', content) });
    t.match(bindings, { sent: { header } }, JSON.stringify(content.slice(0, 30)));
  }
});

t.test('a body is bound as rows or as a whole, and compared with an earlier one', async (t) => {
  const listing = multiLine('+OK', '1 120\r\n2 200\r\n');
  t.strictSame(
    judge({ body: { each: '{n:number} {octets:number}', as: 'rows' }, observation: listing }).bindings,
    {
      rows: [
        { n: 1n, octets: 120n },
        { n: 2n, octets: 200n },
      ],
    },
  );
  t.match(judge({ body: { as: 'whole' }, observation: listing }).bindings, {
    whole: { octets: 14n, lines: 2n },
  });
  const bodies = new Map([['first', body('a: b\r\n\r\none\r\ntwo\r\n')]]);
  const same = (content: string, top?: number): boolean =>
    judge({
      body: { sameAs: 'first', ...(top === undefined ? {} : { top }) },
      bodies,
      observation: multiLine('+OK', content),
    }).ok;
  t.ok(same('a: b\r\n\r\none\r\ntwo\r\n'));
  t.notOk(same('a: b\r\n\r\none\r\n'));
  t.ok(same('a: b\r\n\r\none\r\n', 1));
});
