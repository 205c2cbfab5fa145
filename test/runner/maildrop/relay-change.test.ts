import t from 'tap';
import { relayChange } from '../../../runner/maildrop/relay-change.ts';
import { messageOf } from './reading-client.ts';

const PLAIN = messageOf('plain', 'From: a@b.c\r\nSubject: x\r\n\r\nbody\r\n.dot\r\n');
const EIGHT_BIT = messageOf('eight-bit', 'Subject: x\r\n\r\ngr\xfc\xdfe\r\n');
const LONG = messageOf('long', `Subject: x\r\n\r\n${'x'.repeat(2000)}\r\n`);
const TRACE = 'Return-Path: <>\r\nReceived: from a by b; now\r\n';

const WHOLE: readonly (readonly [string, typeof PLAIN, string])[] = [
  ['as it was', PLAIN, 'From: a@b.c\r\nSubject: x\r\n\r\nbody\r\n.dot\r\n'],
  ['with trace fields in front', PLAIN, `${TRACE}From: a@b.c\r\nSubject: x\r\n\r\nbody\r\n.dot\r\n`],
  ['with 8-bit octets', EIGHT_BIT, `${TRACE}Subject: x\r\n\r\ngr\xfc\xdfe\r\n`],
];

const CHANGED: readonly (readonly [string, typeof PLAIN, string, RegExp])[] = [
  [
    'encoded',
    EIGHT_BIT,
    `${TRACE}Subject: x\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\ngr=FC=DFe\r\n`,
    /8-bit/,
  ],
  ['stripped of a bit', EIGHT_BIT, `${TRACE}Subject: x\r\n\r\ngr|_e\r\n`, /8-bit/],
  [
    'in shorter lines',
    LONG,
    `${TRACE}Subject: x\r\n\r\n${'x'.repeat(998)}\r\n ${'x'.repeat(997)}\r\n xxxxx\r\n`,
    /long lines/,
  ],
  [
    'with fields behind its own',
    PLAIN,
    `${TRACE}From: a@b.c\r\nSubject: x\r\nMessage-ID: <1@b>\r\n\r\nbody\r\n.dot\r\n`,
    /added/,
  ],
  [
    'with fields among its own',
    PLAIN,
    `${TRACE}From: a@b.c\r\nDate: today\r\nSubject: x\r\n\r\nbody\r\n.dot\r\n`,
    /added/,
  ],
];

/** The server may have done this: it is for the scenarios to say so. */
const BROKEN: readonly (readonly [string, typeof PLAIN, string])[] = [
  ['another body', PLAIN, `${TRACE}From: a@b.c\r\nSubject: x\r\n\r\nbody\r\n..dot\r\n`],
  ['a header field lost', PLAIN, `${TRACE}Subject: x\r\n\r\nbody\r\n.dot\r\n`],
  ['a header field changed', PLAIN, `${TRACE}From: a@b.c\r\nSubject: y\r\n\r\nbody\r\n.dot\r\n`],
  ['a lost octet beside 8-bit ones', EIGHT_BIT, `${TRACE}Subject: x\r\n\r\ng\xfc\xdfe\r\n`],
  ['a long line cut off, still long', LONG, `${TRACE}Subject: x\r\n\r\n${'x'.repeat(1500)}\r\n`],
];

t.test('a message that came whole has not been changed', (t) => {
  for (const [name, message, came] of WHOLE)
    t.equal(relayChange(message, Buffer.from(came, 'latin1')), null, name);
  t.end();
});

t.test('what a relay may do is told', (t) => {
  for (const [name, message, came, told] of CHANGED) {
    t.match(relayChange(message, Buffer.from(came, 'latin1')), told, name);
  }
  t.end();
});

t.test('what a relay has no business to do is left to the scenarios', (t) => {
  for (const [name, message, came] of BROKEN)
    t.equal(relayChange(message, Buffer.from(came, 'latin1')), null, name);
  t.end();
});
