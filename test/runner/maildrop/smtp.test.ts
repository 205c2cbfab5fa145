import { createServer, type AddressInfo } from 'node:net';
import t, { type Test } from 'tap';
import { memoryStore } from '../../../fixtures/server/memory-store.ts';
import { parseServerUrl } from '../../../runner/maildrop/server-url.ts';
import { SMTP_OPTIONS, smtpProvisioner } from '../../../runner/maildrop/smtp.ts';
import type { Provisioner } from '../../../runner/maildrop/provisioner.ts';
import { ALICE, messageOf } from './reading-client.ts';
import { startSmtp, type SmtpManner, type SmtpTarget } from './smtp-target.ts';

const PLAIN = messageOf('plain', 'Subject: x\r\n\r\n.dot\r\n..\r\n.\r\nlast\r\n');
const SECRET = 'xyzzy-plugh';

function provisionerOf(url: string, answerMs?: number): Provisioner {
  const parsed = parseServerUrl(url, SMTP_OPTIONS);
  if (parsed.kind === 'provision-problem') throw new Error(parsed.message);
  return smtpProvisioner(parsed, { mayEmpty: false }, answerMs);
}

/** An error that smtp-server answers with. */
function reply(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

/** What is delivered, without the trace field that is put in front. */
function withoutTrace({ text }: { readonly text: string }): string {
  return text.replace(/^Received: by pop3spec id \w+; [^\r]+\r\n/, '');
}

async function deliver(
  t: Test,
  manner: SmtpManner,
  given: string,
): Promise<SmtpTarget & { readonly filled: unknown }> {
  const target = await startSmtp(t, memoryStore(), manner);
  const url = given.replace('HOST', `127.0.0.1:${target.port}`);
  return { ...target, filled: await provisionerOf(url).fill(ALICE, [PLAIN]) };
}

t.test('messages go out one after another, octet for octet, behind a trace field each', async (t) => {
  const messages = [
    PLAIN,
    messageOf('eight-bit', 'Subject: x\r\n\r\ngr\xfc\xdfe \x80\xff\r\n'),
    messageOf('nul', 'Subject: x\r\n\r\na\0b\r\n'),
    messageOf('long', `Subject: x\r\n\r\n${'x'.repeat(100_000)}\r\n`),
    messageOf('body-only', '\r\nbody\r\n'),
    messageOf('trailing', 'Subject: x\r\n\r\nbody  \r\n\r\n\r\n'),
    messageOf('dots', `Subject: x\r\n\r\n${'.\r\n..\r\n'.repeat(20_000)}`),
  ];
  const { port, delivered } = await startSmtp(t, memoryStore());
  const filled = await provisionerOf(`smtp://127.0.0.1:${port}?domain=example.org`).fill(ALICE, messages);
  t.match(filled, { kind: 'filled', marks: delivered.map(({ text }) => /id (\w+);/.exec(text)?.[1]) });
  t.strictSame(
    delivered.map(withoutTrace),
    messages.map(({ octets }) => Buffer.from(octets).toString('latin1')),
  );
  t.match(delivered[0], { sender: '', recipient: 'alice@example.org' });
});

t.test('what SMTP has no room for becomes what comes closest', async (t) => {
  const cases: Readonly<Record<string, string>> = {
    'Subject: x\r\n\r\na\nb\r\n': 'Subject: x\r\n\r\na\r\nb\r\n',
    'Subject: x\r\n\r\na\rb\r\n': 'Subject: x\r\n\r\na\r\nb\r\n',
    'Subject: x\r\n\r\n.': 'Subject: x\r\n\r\n.\r\n',
  };
  const { port, delivered } = await startSmtp(t, memoryStore(), { lmtp: true });
  const messages = Object.keys(cases).map((text) => messageOf('x', text));
  await provisionerOf(`lmtp://127.0.0.1:${port}?domain=a.org`).fill(ALICE, messages);
  t.strictSame(delivered.map(withoutTrace), Object.values(cases));
});

t.test('the URL says who sends, and how to log in', async (t) => {
  const manner: SmtpManner = {
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) => {
      if (username === 'carol' && password === SECRET) done(null, { user: username });
      else done(reply(535, `no ${password ?? ''} here`));
    },
  };
  const right = await deliver(t, manner, `smtp://carol:${SECRET}@HOST?domain=a.org&from=test@a.org`);
  t.match(right.filled, { kind: 'filled' });
  t.match(right.delivered, [{ sender: 'test@a.org', recipient: 'alice@a.org' }]);
  const wrong = await deliver(t, manner, `smtp://carol:${SECRET}x@HOST?domain=a.org`);
  t.match(wrong.filled, {
    message: /refused the login as "carol": 535.*Check the user and the password in the URL/,
  });
  t.notMatch(JSON.stringify(wrong.filled), SECRET, 'a server may echo what it was told');
  const none = await deliver(t, manner, 'smtp://HOST?domain=a.org');
  t.match(none.filled, { kind: 'provision-problem' });
});

t.test('a connection comes under TLS as the URL says', async (t) => {
  const offering: SmtpManner = { disabledCommands: [] };
  const secured: boolean[] = [];
  const manner: SmtpManner = {
    ...offering,
    onMailFrom: (_address, session, done) => {
      secured.push(session.secure);
      done();
    },
  };
  for (const url of [
    'smtp://HOST?domain=a.org&insecure',
    'smtp://HOST?domain=a.org&insecure&starttls=always',
    'smtp://HOST?domain=a.org&starttls=never',
  ]) {
    t.match((await deliver(t, manner, url)).filled, { kind: 'filled' }, url);
  }
  t.same(secured, [true, true, false]);
  t.match((await deliver(t, { secure: true }, 'smtps://HOST?domain=a.org&insecure')).filled, {
    kind: 'filled',
  });
  t.match((await deliver(t, offering, 'smtp://HOST')).filled, {
    message: /did not come under TLS.*\?insecure/,
  });
  t.match((await deliver(t, {}, 'smtp://HOST?domain=a.org&starttls=always')).filled, {
    message: /did not come under TLS|starttls/,
  });
});

const REFUSALS: readonly (readonly [string, SmtpManner, object])[] = [
  [
    'recipient',
    { onRcptTo: (_to, _session, done) => done(reply(550, '5.1.1 who?')) },
    { message: /refused the recipient <alice@a.org>: 550 5\.1\.1 who\?.*\?domain=/ },
  ],
  [
    'sender',
    { onMailFrom: (_from, _session, done) => done(reply(553, 'no null sender')) },
    { message: /refused the sender <>: 553.*\?from=/ },
  ],
  [
    'message',
    { judge: () => reply(554, 'lines too long') },
    { message: /refused a message: 554 lines too long/, about: 'message' },
  ],
  [
    'message for now',
    { judge: () => reply(451, 'greylisted') },
    { message: /did not take a message now: 451/ },
  ],
  [
    'full mailbox',
    { judge: () => reply(552, '5.2.2 over quota') },
    { message: /has no room for <alice@a.org>: 552.*raise its quota/, about: 'message' },
  ],
  [
    'full disk',
    { onMailFrom: (_from, _session, done) => done(reply(452, 'no space')) },
    { message: /has no room/ },
  ],
  ['message that is too large', { size: 10 }, { message: /has no room|refused/ }],
];

for (const [what, manner, wanted] of REFUSALS) {
  for (const scheme of ['smtp', 'lmtp']) {
    t.test(`${scheme}: a refused ${what} is told in a sentence`, async (t) => {
      const { filled } = await deliver(
        t,
        { ...manner, lmtp: scheme === 'lmtp' },
        `${scheme}://HOST?domain=a.org`,
      );
      t.match(filled, { kind: 'provision-problem', ...wanted });
    });
  }
}

/** A port where connections are taken and nothing is said, or where nobody listens. */
async function deadPort(t: Test, how: 'silent' | 'closed'): Promise<number> {
  const server = createServer((socket) => t.teardown(() => socket.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
  if (how === 'closed') await close();
  else t.teardown(() => server.close());
  return port;
}

t.test('nobody there, and somebody who does not answer', async (t) => {
  const closed = provisionerOf(`smtp://127.0.0.1:${await deadPort(t, 'closed')}`);
  t.match(await closed.prepare(ALICE), { message: /cannot be used: .*ECONNREFUSED.*Is the server running/ });
  const silent = provisionerOf(`lmtp://127.0.0.1:${await deadPort(t, 'silent')}`, 50);
  t.match(await silent.prepare(ALICE), { message: /does not answer: no answer within 50 ms/ });
});

t.test('an interrupted run waits for nobody', async (t) => {
  const parsed = parseServerUrl(`smtp://127.0.0.1:${await deadPort(t, 'silent')}`, SMTP_OPTIONS);
  if (parsed.kind === 'provision-problem') throw new Error(parsed.message);
  const provisioner = smtpProvisioner(parsed, { mayEmpty: false, signal: AbortSignal.abort() });
  t.match(await provisioner.prepare(ALICE), { message: /the run was interrupted/ });
});
