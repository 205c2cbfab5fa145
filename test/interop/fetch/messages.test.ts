import { join } from 'node:path';
import t from 'tap';
import { fillMaildir, readMaildir } from '../../../interop/fetch/maildrop.ts';
import { readMessages } from '../../../interop/fetch/messages.ts';
import { SMALL_OCTETS } from '../../../interop/fetch/task.ts';

t.test('the set has every hazard that the clients are to meet, and no message twice', async (t) => {
  const messages = await readMessages();
  const names = messages.map(({ name }) => name);
  for (const name of [
    'leading-dots',
    'long-line-100000',
    'bare-lf',
    'bare-cr',
    'nul',
    'eight-bit',
    'headers-only',
  ])
    t.ok(names.includes(name), name);
  t.equal(new Set(messages.map(({ sent }) => sent.toString('latin1'))).size, messages.length);
  t.ok(messages.length > 100);
});

t.test('a last line without an end is sent with one', async (t) => {
  for (const { name, octets, sent } of await readMessages()) {
    const added = name.startsWith('no-final-eol') ? '\r\n' : '';
    t.equal(sent.toString('latin1'), `${octets.toString('latin1')}${added}`, name);
  }
});

t.test(
  'no message is so near to the limit of small ones that counting differently would matter',
  async (t) => {
    for (const { name, sent } of await readMessages())
      t.ok(Math.abs(sent.length - SMALL_OCTETS) > 200, `${name}: ${sent.length} octets`);
  },
);

t.test('a maildir is filled anew each time, in order', async (t) => {
  const maildir = join(t.testdir({}), 'Maildir');
  const messages = await readMessages();
  await fillMaildir(maildir, messages);
  await fillMaildir(maildir, messages.slice(0, 20));
  t.strictSame(
    [...(await readMaildir(maildir))].map(([name, octets]) => ({ name, octets })),
    messages.slice(0, 20).map(({ name, octets }) => ({ name, octets })),
  );
});
