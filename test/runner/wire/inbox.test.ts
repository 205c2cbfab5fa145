import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { encodeRaw, latin1 } from '../../../runner/pop3/encode.ts';
import { Inbox } from '../../../runner/wire/inbox.ts';
import { INBOX_CHUNK_LIMIT, INBOX_LIMIT } from '../../../runner/wire/limits.ts';

t.test('octets come out in the order in which they went in, whatever is put back', (t) => {
  const chunks = fc.array(
    fc.string({ minLength: 1, maxLength: 5 }).map((text) => text.replace(/[^ -~]/g, '?')),
  );
  const property = fc.property(chunks, fc.array(fc.nat({ max: 6 })), (sent, takes) => {
    const inbox = new Inbox();
    for (const chunk of sent) inbox.push(encodeRaw(chunk));
    let taken = '';
    for (const count of takes) {
      const chunk = inbox.shift() ?? new Uint8Array(0);
      taken += latin1(chunk.subarray(0, count));
      inbox.putBack(chunk.subarray(count));
    }
    assert.equal(taken + latin1(inbox.copy()), sent.join(''));
  });
  t.doesNotThrow(() => fc.assert(property));
  t.end();
});

t.test('it is full at its limit of octets, and no longer when they are taken', (t) => {
  const inbox = new Inbox();
  inbox.push(new Uint8Array(INBOX_LIMIT - 1));
  t.notOk(inbox.isFull);
  inbox.push(new Uint8Array(1));
  t.ok(inbox.isFull);
  inbox.shift();
  t.notOk(inbox.isFull);
  t.end();
});

t.test('it is full at its limit of chunks, however few octets they hold', (t) => {
  const inbox = new Inbox();
  for (let count = 0; count < INBOX_CHUNK_LIMIT; count++) inbox.push(Uint8Array.of(count % 256));
  t.ok(inbox.isFull);
  inbox.shift();
  t.notOk(inbox.isFull);
  t.end();
});

t.test('it goes on in order when far more chunks have gone through than it holds', (t) => {
  const inbox = new Inbox();
  let next = 0;
  inbox.push(Uint8Array.of(0));
  for (let count = 1; count < 3 * INBOX_CHUNK_LIMIT; count++) {
    inbox.push(Uint8Array.of(count % 256));
    if (inbox.shift()?.[0] !== next++ % 256) t.fail(`chunk ${count} is out of order`);
  }
  t.equal(inbox.copy()[0], next % 256);
  t.end();
});

t.test('draining takes all and gives the first', (t) => {
  const inbox = new Inbox();
  inbox.push(encodeRaw('abc'));
  inbox.push(encodeRaw('def'));
  t.equal(latin1(inbox.drain(4)), 'abcd');
  t.equal(inbox.copy().length, 0);
  t.equal(inbox.shift(), undefined);
  t.end();
});
