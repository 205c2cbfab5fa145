import t from 'tap';
import { emptyMaildrop, type EmptyingView } from '../../../runner/maildrop/empty-maildrop.ts';
import { TraceMarks, traceField } from '../../../runner/maildrop/trace.ts';

const OWN = traceField(new TraceMarks().next());
const FOREIGN = Buffer.from('Subject: mine\r\n\r\nmine\r\n');
const CAREFUL = { mayEmpty: false };

/** A maildrop with these messages. */
function holding(
  headers: readonly Uint8Array[],
  changes: Partial<EmptyingView> = {},
): EmptyingView & { readonly removed: number[] } {
  const removed: number[] = [];
  return {
    removed,
    count: async () => Promise.resolve(headers.length),
    list: async () => Promise.resolve(headers.map((_, index) => ({ number: index + 1, octets: 1 }))),
    header: async (number) => Promise.resolve(headers[number - 1] ?? null),
    remove: async (number) => Promise.resolve(removed.push(number) > 0),
    ...changes,
  };
}

t.test('messages of ours are removed', async (t) => {
  const view = holding([OWN, OWN, OWN]);
  t.equal(await emptyMaildrop(view, CAREFUL, 'alice'), null);
  t.same(view.removed, [1, 2, 3]);
});

t.test('where one is not ours nothing is removed', async (t) => {
  for (const header of [FOREIGN, Buffer.alloc(0)]) {
    const view = holding([OWN, OWN, header]);
    t.match(await emptyMaildrop(view, CAREFUL, 'alice'), {
      kind: 'provision-problem',
      message: /"alice" holds messages that pop3spec did not put there \(message 3 is one\).*--allow deletes/,
    });
    t.same(view.removed, []);
  }
});

t.test('a header that cannot be had may be anybody\'s', async (t) => {
  const view = holding([OWN], { header: async () => Promise.resolve(null) });
  t.match(await emptyMaildrop(view, CAREFUL, 'alice'), { kind: 'provision-problem' });
  t.same(view.removed, []);
});

t.test('with leave all are removed, and none is looked at', async (t) => {
  const view = holding([OWN, FOREIGN], {
    header: async () => Promise.reject(new Error('was asked for a header')),
  });
  t.equal(await emptyMaildrop(view, { mayEmpty: true }, 'alice'), null);
  t.same(view.removed, [1, 2]);
});

t.test('a LIST that cannot be made out leaves the count', async (t) => {
  const view = holding([OWN, OWN], { list: async () => Promise.resolve(null) });
  t.equal(await emptyMaildrop(view, CAREFUL, 'alice'), null);
  t.same(view.removed, [1, 2]);
});

t.test('a server that refuses DELE cannot be filled by delivery', async (t) => {
  const view = holding([OWN], { remove: async () => Promise.resolve(false) });
  t.match(await emptyMaildrop(view, CAREFUL, 'alice'), {
    kind: 'provision-problem',
    message: /refused DELE 1.*another one, such as maildir:PATH/,
  });
});
