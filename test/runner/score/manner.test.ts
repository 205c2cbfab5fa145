import t from 'tap';
import type { Finding } from '../../../runner/model/finding.ts';
import { mannerKey, mannerOf } from '../../../runner/score/manner.ts';
import { finding } from './sample-log.ts';

function failed(message: string, more: Partial<Finding> = {}): Finding {
  return finding('RFC1939-5-STAT-04', 'failed', { message, ...more });
}

/** What two runs of the same server may show, though it fails in the same way. */
const SAME: readonly (readonly [string, Finding, Finding])[] = [
  [
    'numbers',
    failed('the content differs from octet 113 on, in line 6'),
    failed('the content differs from octet 4097 on, in line 62'),
  ],
  [
    'what the server says',
    failed('not the expected one: found "-ERR busy since 10:31"', { actual: '-ERR busy since 10:31' }),
    failed('not the expected one: found "-ERR "quota" <1.2@x>"', { actual: '-ERR "quota" <1.2@x>' }),
  ],
  [
    'how the connection ended',
    failed('the server closed the connection instead of giving a complete reply'),
    failed('the connection was reset instead of a complete reply'),
  ],
  ['the step', failed('no reply came in time', { step: 1 }), failed('no reply came in time', { step: 3 })],
  ['how often it was seen', failed('bare LF', { times: 1 }), failed('bare LF', { times: 40 })],
  [
    'content that merely begins like an answer',
    failed('a line is missing', { actual: '+OKAY' }),
    failed('a line is missing', { actual: 'Subject: x' }),
  ],
];

/** What is another way of failing. */
const DIFFERENT: readonly (readonly [string, Finding, Finding])[] = [
  ['another message', failed('no reply came in time'), failed('the reply never ended')],
  [
    'another answer',
    failed('found "x"', { actual: '-ERR no' }),
    failed('found "x"', { actual: '+OK 2 320' }),
  ],
  ['no answer', failed('found "x"', { actual: '-ERR no' }), failed('found "x"')],
  ['another observer', failed('bare LF'), failed('bare LF', { origin: 'wire-rule' })],
];

for (const [name, one, other] of SAME)
  t.test(`a way of failing is the same whatever ${name}`, (t) => {
    t.equal(mannerKey(mannerOf(one)), mannerKey(mannerOf(other)));
    t.end();
  });

for (const [name, one, other] of DIFFERENT)
  t.test(`${name} is another way of failing`, (t) => {
    t.not(mannerKey(mannerOf(one)), mannerKey(mannerOf(other)));
    t.end();
  });

t.test('it reads like the message, with # for numbers and an ellipsis for what is quoted', (t) => {
  const found = failed('line 3: expected "+OK 3 " at octet 1, found "-ERR message 3"', {
    actual: '-ERR message 3',
  });
  t.same(mannerOf(found), { origin: 'step', message: 'line #: expected …', answer: '-ERR' });
  t.end();
});
