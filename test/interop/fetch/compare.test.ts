import t from 'tap';
import {
  LAST_LINE_ENDS_LEFT_OUT,
  LOCAL_LINE_ENDS,
  prepended,
  STUFFING_LEFT_IN,
} from '../../../interop/fetch/alterations.ts';
import { compareStored, type Expected } from '../../../interop/fetch/compare.ts';

const octets = (text: string): Buffer => Buffer.from(text, 'latin1');

const dots = 'Subject: a\r\n\r\n.\r\nend\r\n';
const plain = 'Subject: b\r\n\r\nhello \xff\r\n';

/** Two messages that were sent to a client that changes nothing. */
const sent: Expected = {
  sent: [
    { name: 'dots', sent: octets(dots) },
    { name: 'plain', sent: octets(plain) },
  ],
  alterations: [],
  exceptions: {},
};

t.test('messages that are stored as they were sent, in whatever order, are no problem', async (t) => {
  t.strictSame(compareStored(sent, [octets(plain), octets(dots)]), []);
});

t.test(
  'what is changed, missing or too much is told by name, with the first octet that differs',
  async (t) => {
    const rows: readonly (readonly [readonly string[], readonly RegExp[]])[] = [
      [[dots], [/^plain: not stored$/]],
      [
        [dots, 'Subject: b\r\n\r\nhello \x7f\r\n'],
        [/^plain: from octet 20 on "\\u00ff\\r\\n" was sent and "\\u007f\\r\\n" stored$/],
      ],
      [[dots, plain.trimEnd()], [/^plain: from octet 21 on "\\r\\n" was sent and nothing more stored$/]],
      [
        ['Subject: a\r\n\r\n..\r\nend\r\n', plain],
        [/^dots: from octet 15 on "\\r\\nend\\r\\n" was sent and "\.\\r\\nend\\r\\n" stored$/],
      ],
      [[dots, plain, plain], [/^stored, though nothing like it was sent: "Subject: b/]],
      [[], [/^dots: not stored$/, /^plain: not stored$/]],
    ];
    for (const [stored, expected] of rows) t.match(compareStored(sent, stored.map(octets)), expected);
  },
);

t.test('each is compared with what the client is known to make of it, and nothing else', async (t) => {
  const altered: Expected = { ...sent, alterations: [LOCAL_LINE_ENDS, prepended('Return-Path: <x>')] };
  const local = [dots, plain].map((text) => octets(`Return-Path: <x>\n${text.replaceAll('\r', '')}`));
  t.strictSame(compareStored(altered, local), []);
  t.equal(compareStored(altered, [dots, plain].map(octets)).length, 2);
  const stuffed: Expected = { ...sent, alterations: [STUFFING_LEFT_IN, LAST_LINE_ENDS_LEFT_OUT] };
  const left = ['Subject: a\r\n\r\n..\r\nend', 'Subject: b\r\n\r\nhello \xff'];
  t.strictSame(compareStored(stuffed, left.map(octets)), []);
});

t.test('a declared exception has to be changed, and to be stored all the same', async (t) => {
  const excepted: Expected = { ...sent, exceptions: { dots: 'it turns dots into stars' } };
  t.strictSame(compareStored(excepted, [octets(plain), octets('* * *')]), []);
  t.match(compareStored(excepted, [octets(plain), octets(dots)]), [/^dots: stored as it was sent, though/]);
  t.match(compareStored(excepted, [octets(plain)]), [/^dots: not stored$/]);
  t.match(compareStored(excepted, [octets('* * *'), octets('Subject: b\r\n')]), [/^plain: from octet 12 on/]);
});
