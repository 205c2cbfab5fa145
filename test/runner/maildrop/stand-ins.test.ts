import t from 'tap';
import {
  isUnambiguous,
  standInsFor,
  standInWords,
  type ObservedMessage,
} from '../../../runner/maildrop/stand-ins.ts';
import { SAMPLE_MESSAGES, sampleOf } from '../../../runner/maildrop/sample.ts';
import type { FixtureMessage, StandIn } from '../../../runner/model/message.ts';

function wanted(name: string, standIn?: StandIn): FixtureMessage {
  const octets = Buffer.from('Subject: ours\r\n\r\nours\r\n');
  return { name, why: 'for a test', hazards: ['nul'], octets, ...(standIn === undefined ? {} : { standIn }) };
}

function observed(number: number, body: string, isAsListed = true): ObservedMessage {
  return { number, octets: Buffer.from(`Subject: theirs\r\n\r\n${body}`), isAsListed };
}

const ORDINARY = { message: wanted('plain', {}), isCompared: false };
const DOTTED = { message: wanted('leading-dots', { dottedLines: 1 }), isCompared: false };

t.test('the message that few can stand in for is served first, and the numbers tell who does', (t) => {
  const found = standInsFor([ORDINARY, DOTTED], [observed(3, '.dot\r\n'), observed(4, 'no dot\r\n')]);
  if ('missing' in found) throw new Error(found.missing.name);
  t.same(Object.fromEntries(found.messages.map(({ name }, index) => [name, found.numbers[index]])), {
    plain: 4,
    'leading-dots': 3,
  });
  t.match(
    found.messages.map(({ octets }) => Buffer.from(octets).toString('latin1')),
    [/\.dot/, /no dot/],
    'with its own octets',
  );
  t.same(
    found.messages.flatMap(({ hazards }) => hazards),
    [],
    'and none of the hazards of ours',
  );
  t.end();
});

t.test('one message stands in for one alone', (t) => {
  t.ok('missing' in standInsFor([ORDINARY, DOTTED], [observed(1, '.dot\r\n')]));
  t.end();
});

t.test('what a message is there for is asked of those that stand in for it', (t) => {
  const least = (standIn: StandIn, body: string): boolean =>
    !(
      'missing' in standInsFor([{ message: wanted('one', standIn), isCompared: false }], [observed(1, body)])
    );
  t.ok(least({ bodyLines: 2 }, 'a\r\nb\r\n'));
  t.notOk(least({ bodyLines: 3 }, 'a\r\nb\r\n'));
  t.ok(least({ dottedLines: 2 }, '.\r\nx\r\n.\r\n'));
  t.notOk(least({ dottedLines: 1 }, 'x.\r\ny .\r\n'));
  t.ok(least({ octets: 20 }, 'x\r\n'));
  t.notOk(least({ octets: 50 }, 'x\r\n'));
  t.match(standInsFor([{ message: wanted('odd'), isCompared: false }], [observed(1, 'x\r\n')]), {
    missing: { name: 'odd' },
  });
  t.end();
});

t.test('nothing is held against a message on which RETR and LIST do not agree', (t) => {
  const disputed = [observed(1, 'x\r\n', false)];
  t.notMatch(standInsFor([ORDINARY], disputed), { missing: {} });
  t.match(standInsFor([{ ...ORDINARY, isCompared: true }], disputed), { missing: { name: 'plain' } });
  t.end();
});

t.test('what is missing is said in words', (t) => {
  t.equal(standInWords(wanted('odd')), null);
  t.equal(standInWords(wanted('plain', {})), 'nothing special about it');
  t.equal(
    standInWords(wanted('both', { octets: 9, dottedLines: 1 })),
    'many octets (9 at least) and lines that begin with a dot (1 at least)',
  );
  t.end();
});

t.test('messages are left alone whose treatment RFC 1939 leaves open', (t) => {
  const isClear = (text: string, listedOctets = text.length, hasUtf8 = false): boolean =>
    isUnambiguous(Buffer.from(text, 'latin1'), { listedOctets, hasUtf8 });
  t.ok(isClear('Subject: x\r\n\r\nx\r\n'));
  t.ok(isClear('Subject: x\r\n\r\nx\r\n', 99), 'another size may be a fault, and is to be looked at');
  t.notOk(isClear('Subject: x\r\n\r\nx\r\n', 15), 'a size without the last line end need not');
  t.notOk(isClear('Subject: no blank line\r\n'));
  t.notOk(isClear('Subject: x\r\n\r\nx\ny\r\n'));
  t.notOk(isClear('Subject: x\r\n\r\nx\ry\r\n'));
  t.notOk(isClear('Subject: x\r\n\r\n\0\r\n'));
  t.ok(isClear(`Subject: x\r\n\r\n${'x'.repeat(998)}\r\n`));
  t.notOk(isClear(`Subject: x\r\n\r\n${'x'.repeat(999)}\r\n`));
  t.ok(isClear('Subject: \xe4\r\n\r\nx\r\n'));
  t.notOk(isClear('Subject: \xe4\r\n\r\nx\r\n', 19, true), 'with UTF-8 mode there may be a surrogate of it');
  t.end();
});

t.test('of many messages a few are looked at: the first, the last, and none that is large', (t) => {
  const listing = Array.from({ length: 10_000 }, (_, index) => ({
    number: index + 1,
    octets: index === 1 ? 65_537 : 1000,
  }));
  const numbers = sampleOf(listing.reverse()).map(({ number }) => number);
  t.equal(numbers.length, SAMPLE_MESSAGES);
  t.same(numbers.slice(0, 4), [1, 3, 4, 5]);
  t.equal(numbers.at(-1), 10_000);
  t.equal(new Set(numbers).size, numbers.length);
  t.same(sampleOf([]), []);
  t.same(sampleOf(listing.slice(0, 3)).length, 3);
  t.end();
});
