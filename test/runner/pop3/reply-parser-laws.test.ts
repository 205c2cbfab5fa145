import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import t from 'tap';
import { encodeRaw, latin1 } from '../../../runner/pop3/encode.ts';
import { parse } from './parse-chunks.ts';
import { cutAt, stuff } from './stuffing.ts';

/** Text in which the octets that framing is about are frequent. */
const hazardous: fc.Arbitrary<string> = fc
  .array(fc.constantFrom('.', '\r', '\n', '\r\n', '\r\n.', '..', 'a', '\xff', '\0'), { maxLength: 40 })
  .map((pieces) => pieces.join(''));

const starts = fc.constantFrom('', '+OK', '+OK\r\n', '-ERR\r\n', '+OK\n');
const ends = fc.constantFrom('', '\r\n.\r\n', '\r\n.\r\n+OK\r\n');

const places: fc.Arbitrary<readonly number[]> = fc.array(fc.nat(), { maxLength: 12 });

t.test('however octets are cut into chunks, the observation is the same', (t) => {
  const limits = { line: 12, response: 60, retain: 20, partial: 16 };
  const property = fc.property(
    fc.tuple(starts, hazardous, ends).map((pieces) => pieces.join('')),
    places,
    (text, cuts) => {
      const octets = encodeRaw(text);
      for (const question of [{ multiLine: true }, { multiLine: false }, { multiLine: true, limits }]) {
        const whole = parse([octets], question);
        assert.deepEqual(parse(cutAt(octets, cuts), question), whole);
        assert.deepEqual(
          parse(
            cutAt(
              octets,
              Array.from(octets, (_, index) => index),
            ),
            question,
          ),
          whole,
        );
      }
    },
  );
  t.doesNotThrow(() => fc.assert(property, { numRuns: 300 }));
  t.end();
});

t.test('unstuffing undoes stuffing, and the counts are those of the content', (t) => {
  const property = fc.property(hazardous, places, (text, cuts) => {
    const content = text === '' || text.endsWith('\r\n') ? text : `${text}\r\n`;
    const octets = encodeRaw(`+OK\r\n${stuff(content)}`);
    const { observation, consumed } = parse(cutAt(octets, cuts), { multiLine: true });
    if (observation?.kind !== 'reply' || observation.body === undefined) throw new Error('no complete reply');
    const { body } = observation;
    assert.equal(latin1(body.octets), content);
    assert.equal(consumed, octets.length);
    assert.equal(body.octetCount, content.length);
    assert.equal(body.lineCount, content.split('\r\n').length - 1);
    assert.equal(body.bareLfCount, content.replaceAll('\r\n', '').split('\n').length - 1);
    assert.equal(body.unstuffedLines, 0);
    assert.equal(body.sha256, createHash('sha256').update(encodeRaw(content)).digest('hex'));
  });
  t.doesNotThrow(() => fc.assert(property, { numRuns: 300 }));
  t.end();
});

t.test('a long body is hashed and counted whole, whatever is kept of it', (t) => {
  const line = `${'x'.repeat(70)}\r\n`;
  const content = line.repeat(5000);
  const octets = encodeRaw(`+OK\r\n${stuff(content)}`);
  for (const size of [1, 7, 40_000, octets.length]) {
    const chunks = Array.from({ length: Math.ceil(octets.length / size) }, (_, index) =>
      octets.subarray(index * size, (index + 1) * size),
    );
    const { observation } = parse(chunks, { multiLine: true, limits: { retain: 1000 } });
    t.match(
      observation,
      {
        kind: 'reply',
        body: {
          truncated: true,
          octetCount: content.length,
          lineCount: 5000,
          sha256: createHash('sha256').update(content).digest('hex'),
        },
      },
      `in chunks of ${size}`,
    );
    t.equal(observation?.kind === 'reply' && observation.body?.octets.length, 1000);
  }
  t.end();
});

t.test('an incomplete reply shows its first octets raw', (t) => {
  const { observation, partial } = parse([encodeRaw('+OK\r\n..a\r'), encodeRaw('\n.')], { multiLine: true });
  t.equal(observation, null);
  t.equal(partial, '+OK\r\n..a\r\n.');
  t.end();
});

t.test('what is kept raw is bounded', (t) => {
  const chunks = [encodeRaw('+OK\r\nabc'), encodeRaw('defg'), encodeRaw('h')];
  t.equal(parse(chunks, { multiLine: true, limits: { line: 6, partial: 9 } }).partial, '+OK\r\nabcd');
  t.end();
});
