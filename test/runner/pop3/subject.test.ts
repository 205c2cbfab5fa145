import t from 'tap';
import { subjectIn } from '../../../runner/pop3/subject.ts';

const CASES: readonly (readonly [string, string, string | null])[] = [
  ['a plain one', 'From: a\r\nSubject: may be emptied\r\n\r\nx\r\n', 'may be emptied'],
  ['in other letters and blanks', 'SUBJECT :  may be emptied \r\n\r\n', 'may be emptied'],
  ['a folded one', 'Subject: may\r\n be\r\n\temptied\r\n\r\n', 'may be\temptied'],
  ['one that begins on the next line', 'Subject:\r\n may be emptied\r\nTo: b\r\n\r\n', 'may be emptied'],
  ['in Unix lines', 'To: b\nSubject: may be emptied\n\nx\n', 'may be emptied'],
  ['in UTF-8', 'Subject: d\u00fcrfen\r\n\r\n', 'd\u00fcrfen'],
  ['an encoded word', 'Subject: =?utf-8?q?may?= be\r\n\r\n', '=?utf-8?q?may?= be'],
  ['the first of two', 'Subject: one\r\nSubject: two\r\n\r\n', 'one'],
  ['an empty one', 'Subject:\r\n\r\nSubject: two\r\n', ''],
  ['one in the body', 'From: a\r\n\r\nSubject: two\r\n', null],
  ['one in the body of a message without a header', '\r\nSubject: two\r\n', null],
  ['one within another field', 'X-Subject: two\r\nComments:\r\n Subject: three\r\n\r\n', null],
  ['no octet', '', null],
];

for (const [what, message, subject] of CASES)
  t.test(`the Subject of ${what} is ${JSON.stringify(subject)}`, (t) => {
    t.equal(subjectIn(Buffer.from(message)), subject);
    t.end();
  });
