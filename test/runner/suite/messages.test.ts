import t from 'tap';
import { generateMessage, recipeSizeOctets } from '../../../runner/suite/message-recipe.ts';
import { readMessages } from '../../../runner/suite/read-messages.ts';
import { makeTree } from './tree.ts';

function indexOf(messages: readonly object[]): string {
  return JSON.stringify({ messages: messages.map((message) => ({ why: 'x', hazards: [], ...message })) });
}

t.test('messages are read with their exact octets', async (t) => {
  const octets = Uint8Array.of(0x41, 0x00, 0xff, 0x0a, 0x0d);
  const root = makeTree(t, {
    'fixtures/messages/index.json': indexOf([
      { name: 'odd', hazards: ['nul'] },
      { name: 'named', file: 'other.eml' },
    ]),
    'fixtures/messages/odd.eml': octets,
    'fixtures/messages/other.eml': 'Subject: x\r\n\r\n',
  });
  const { messages, diagnostics } = await readMessages(root);
  t.same(diagnostics, []);
  t.match(messages[0], { name: 'odd', why: 'x', hazards: ['nul'] });
  t.same([...(messages[0]?.octets ?? [])], [...octets]);
  t.equal(messages[1]?.octets.length, 14);
});

t.test('a recipe makes header, blank line and body of exactly the announced size', (t) => {
  for (const [line, times] of [
    ['', 3],
    ['ab', 1],
    ['0123456789', 1000],
  ] as const) {
    const recipe = { header: ['From: a@b', 'Subject: x'], line, times };
    const expected = `From: a@b\r\nSubject: x\r\n\r\n${`${line}\r\n`.repeat(times)}`;
    const octets = generateMessage(recipe);
    t.equal(Buffer.from(octets).toString('latin1'), expected);
    t.equal(recipeSizeOctets(recipe), expected.length);
  }
  t.equal(
    Buffer.from(generateMessage({ header: [], line: 'x', times: 1 })).toString(),
    '\r\nx\r\n',
    'no header at all',
  );
  t.end();
});

t.test('a generated message is made once, when it is asked for', async (t) => {
  const generate = { header: ['A: b'], line: 'x', times: 5 };
  const root = makeTree(t, { 'fixtures/messages/index.json': indexOf([{ name: 'large', generate }]) });
  const { messages } = await readMessages(root);
  const octets = messages[0]?.octets;
  t.equal(octets?.length, 4 + 2 + 2 + 15);
  t.equal(messages[0]?.octets, octets);
});

t.test('messages that cannot be told apart or read are mistakes', async (t) => {
  const root = makeTree(t, {
    'fixtures/messages/index.json': indexOf([
      { name: 'one', generate: { header: ['A: b'], line: 'xx', times: 1 } },
      { name: 'two' },
      { name: 'one', generate: { header: ['A: b'], line: 'xxx', times: 1 } },
      { name: 'absent' },
    ]),
    'fixtures/messages/two.eml': 'A: b\r\n\r\nyy',
  });
  const { diagnostics } = await readMessages(root);
  t.same(
    diagnostics.map(({ message }) => message),
    [
      'has 12 octets on the wire, as many as "one"',
      'there is a message "one" already',
      'fixtures/messages has no readable file "absent.eml"',
    ],
    'the line end that a server has to add counts',
  );
});
