import fc from 'fast-check';
import t from 'tap';
import { wireForm, wireSizeOctets } from '../../../runner/maildrop/message-identity.ts';
import { numberMessages, type MaildropView } from '../../../runner/maildrop/number-messages.ts';
import type { FixtureMessage } from '../../../runner/model/message.ts';
import { messageOf } from './reading-client.ts';

const MESSAGES = ['a', 'bb', 'ccc'].map((text) => messageOf(text, `Subject: x\r\n\r\n${text}\r\n`));

interface Shown extends MaildropView {
  /** Numbers that were fetched. */
  readonly fetched: readonly number[];
}

/** A server that holds these messages in this order; parts of it may be broken. */
function serverWith(held: readonly FixtureMessage[], broken: Partial<MaildropView> = {}): Shown {
  const fetched: number[] = [];
  return {
    fetched,
    count: async () => Promise.resolve(held.length),
    list: async () =>
      Promise.resolve(held.map((message, index) => ({ number: index + 1, octets: wireSizeOctets(message) }))),
    retrieve: async (number) => {
      fetched.push(number);
      const message = held[number - 1];
      return Promise.resolve(message === undefined ? null : wireForm(message));
    },
    ...broken,
  };
}

const nothing = async (): Promise<null> => Promise.resolve(null);

t.test('sizes in fill order settle the numbers without fetching anything', async (t) => {
  const server = serverWith(MESSAGES);
  t.match(await numberMessages(MESSAGES, 'as-given', server), { state: 'shown', numbers: [1, 2, 3] });
  t.strictSame(server.fetched, []);
});

t.test('messages in any order are found by their content', async (t) => {
  const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(order, async (places) => {
      const held = places.flatMap((place) => MESSAGES[place] ?? []);
      const { state, numbers } = await numberMessages(MESSAGES, 'as-given', serverWith(held));
      return (
        state === 'shown' && MESSAGES.every((message, index) => held[(numbers[index] ?? 0) - 1] === message)
      );
    }),
  );
  t.pass();
});

t.test('wrong sizes are no reason not to find the messages', async (t) => {
  const list = async (): ReturnType<MaildropView['list']> =>
    Promise.resolve(MESSAGES.map((_, index) => ({ number: index + 1, octets: 7 })));
  const seen = await numberMessages(MESSAGES, 'as-given', serverWith(MESSAGES, { list }));
  t.match(seen, { state: 'shown', numbers: [1, 2, 3], recognised: 3 });
});

t.test('without LIST the content tells, and says that LIST told nothing', async (t) => {
  const seen = await numberMessages(MESSAGES, 'as-given', serverWith(MESSAGES, { list: nothing }));
  t.match(seen, { state: 'unclear', numbers: [1, 2, 3], listed: null });
});

t.test('when only STAT can be made out, the number of messages has to do', async (t) => {
  const server = serverWith(MESSAGES, { list: nothing, retrieve: nothing });
  t.match(await numberMessages(MESSAGES, 'as-given', server), { state: 'unclear', numbers: [1, 2, 3] });
});

t.test(
  'messages that need UTF-8 mode are those that are left, where a server does not send them',
  async (t) => {
    const wide = ['\u00e9', '\u2615\u2615'].map((text) =>
      messageOf(text, Buffer.from(`Subject: ${text}\r\n\r\nx\r\n`, 'utf8').toString('latin1')),
    );
    const [first, second, ...rest] = [...wide, ...MESSAGES];
    const wanted = [first, ...rest, second].filter((each) => each !== undefined);
    const refusing = (held: readonly FixtureMessage[]): Shown =>
      serverWith(held, {
        list: async () => Promise.resolve(held.map((_, index) => ({ number: index + 1, octets: 7 }))),
        retrieve: async (number) => {
          const message = held[number - 1];
          return Promise.resolve(message === undefined || wide.includes(message) ? null : wireForm(message));
        },
      });
    const reversed = await numberMessages(wanted, 'as-given', refusing(wanted.toReversed()));
    t.match(
      reversed,
      { state: 'unclear', recognised: 3, numbers: [1, 4, 3, 2, 5] },
      'in fill order among themselves',
    );
    t.match(await numberMessages(wanted, 'as-given', refusing(wanted.slice(1))), { state: 'missing' });
    t.match(
      await numberMessages(wide, 'as-given', refusing(wide)),
      { state: 'unclear' },
      'by their number alone',
    );
  },
);

t.test('a maildrop that shows none of the messages misses them', async (t) => {
  const seen = await numberMessages(MESSAGES, 'as-given', serverWith([]));
  t.match(seen, { state: 'missing', recognised: 0, numbers: [1, 2, 3], listed: 0 });
});

t.test('a message of before that is still there means that the new ones are not all there is', async (t) => {
  const held = [messageOf('old', 'Subject: old\r\n\r\nold\r\n'), ...MESSAGES];
  t.match(await numberMessages(MESSAGES, 'as-given', serverWith(held)), { state: 'missing' });
  t.match(await numberMessages([], 'as-given', serverWith(held)), { state: 'missing' });
});

t.test('an empty maildrop is what was wanted when nothing was', async (t) => {
  t.match(await numberMessages([], 'as-given', serverWith([])), { state: 'shown', numbers: [] });
  const broken = serverWith([], { list: nothing });
  t.match(await numberMessages([], 'as-given', broken), { state: 'unclear', numbers: [] });
});

t.test('the same message twice has two numbers', async (t) => {
  const [one] = MESSAGES;
  const twice = [one, one].flatMap((each) => each ?? []);
  const list = nothing;
  t.match(await numberMessages(twice, 'as-given', serverWith(twice, { list })), { numbers: [1, 2] });
});

t.test('header fields that a delivery put in front do not hide a message', async (t) => {
  const delivered = MESSAGES.map((message) =>
    messageOf(message.name, `Received: by x\r\n${Buffer.from(message.octets).toString('latin1')}`),
  );
  t.match(await numberMessages(MESSAGES, 'header-fields-in-front', serverWith(delivered)), {
    state: 'shown',
  });
  t.match(await numberMessages(MESSAGES, 'as-given', serverWith(delivered)), { state: 'missing' });
});

t.test('a huge maildrop is not fetched to the end', async (t) => {
  const many = Array.from({ length: 1000 }, (_, index) => messageOf(`m${index}`, `${index}\r\n`));
  const server = serverWith(many, { list: nothing });
  await numberMessages(many, 'as-given', server);
  t.ok(server.fetched.length <= 64);
});
