import t from 'tap';
import { envelopeFor } from '../../../runner/maildrop/delivery-address.ts';
import { parseServerUrl } from '../../../runner/maildrop/server-url.ts';
import { SMTP_OPTIONS } from '../../../runner/maildrop/smtp.ts';

function envelope(text: string, user: string): ReturnType<typeof envelopeFor> {
  const url = parseServerUrl(text, SMTP_OPTIONS);
  if (url.kind === 'provision-problem') throw new Error(url.message);
  return envelopeFor(url, user);
}

t.test('the recipient is the account, or what the URL makes of it', (t) => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['lmtp://m', 'alice', 'alice'],
    ['lmtp://m', 'alice@a.org', 'alice@a.org'],
    ['smtp://m?domain=b.org', 'alice', 'alice@b.org'],
    ['smtp://m?domain=b.org', 'alice@a.org', 'alice@a.org'],
    ['smtp://m?to={localpart}%2Btest@b.org', 'alice@a.org', 'alice+test@b.org'],
  ];
  for (const [url, user, recipient] of cases) t.same(envelope(url, user), { recipient, sender: '' }, `${url} ${user}`);
  t.end();
});

t.test('the sender is nobody, so that nothing bounces, unless the URL names one', (t) => {
  t.match(envelope('smtp://m?from=test@b.org', 'alice'), { sender: 'test@b.org' });
  t.match(envelope('smtp://m?from={user}@b.org', 'alice'), { sender: 'alice@b.org' });
  t.end();
});

t.test('what cannot stand in a command is no address', (t) => {
  for (const user of ['a\r\nRCPT TO:<b>', 'a b', 'a>', '']) {
    const url = user === '' ? 'smtp://m?to=a%20b' : 'smtp://m';
    t.match(envelope(url, user), { kind: 'provision-problem', message: /is no address for mail/ }, JSON.stringify(user));
  }
  t.end();
});
