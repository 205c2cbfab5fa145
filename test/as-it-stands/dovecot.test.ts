import { createHash } from 'node:crypto';
import { chown, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { SAMPLE_MESSAGES } from '../../runner/maildrop/sample.ts';
import { run, type RunResult } from '../../runner/index.ts';
import { startDovecot, WITHOUT_DOVECOT } from '../runner/maildrop/dovecot.ts';
import { ALICE } from '../runner/maildrop/reading-client.ts';
import { failuresOf, mailOf } from './serve.ts';

/** The user of Debian by whose name the test's Dovecot reads mail. */
const NOBODY = 65_534;

/** A user's maildir as a mail store leaves it: some messages unseen in new/, most in cur/ with flags. */
async function fillMaildir(folder: string, messages: readonly string[]): Promise<void> {
  for (const name of ['', 'cur', 'new', 'tmp']) {
    await mkdir(join(folder, name), { recursive: true });
    await chown(join(folder, name), NOBODY, NOBODY);
  }
  for (const [index, message] of messages.entries()) {
    const place = index % 10 === 0 ? 'new' : 'cur';
    const flags = place === 'new' ? '' : ['2,', '2,S', '2,RS', '2,FS'][index % 4];
    const name = `${String(1_700_000_000 + index)}.M${String(index)}.host${flags === '' ? '' : `:${flags ?? ''}`}`;
    const path = join(folder, place, name);
    await writeFile(path, message.replaceAll('\r\n', '\n'), 'latin1');
    await chown(path, NOBODY, NOBODY);
  }
}

interface Kept {
  /** Unique name of each message, and the digest of its octets. */
  readonly contents: ReadonlyMap<string, string>;
  /** The same with its flags. */
  readonly flags: ReadonlyMap<string, string>;
}

/** Dovecot moves what is in new/ into cur/ as soon as a client logs in: where a message lies counts for nothing. */
async function keptIn(folder: string): Promise<Kept> {
  const contents = new Map<string, string>();
  const flags = new Map<string, string>();
  for (const place of ['new', 'cur']) {
    for (const file of await readdir(join(folder, place))) {
      const [name = '', info = '2,'] = file.split(':');
      const octets = await readFile(join(folder, place, file));
      contents.set(name.replace(/,.*$/, ''), createHash('sha256').update(octets).digest('hex'));
      flags.set(name.replace(/,.*$/, ''), info);
    }
  }
  return { contents, flags };
}

/** Runs what concerns RFC 1939 against a Dovecot with these settings, and gives what became of 1,000 messages. */
async function runAgainstDovecot(t: Test, settings: string): Promise<Ran> {
  const { pop3: port, mail } = await startDovecot(t, 'maildir:Maildir', { settings });
  const folder = join(mail, ALICE.user, 'Maildir');
  await fillMaildir(folder, mailOf(1000));
  const before = await keptIn(folder);
  // How Dovecot answers to logins is its own matter: interop/baselines tells.
  const skip = ['rfc1939/user-pass/*'];
  const result = await run({
    host: '127.0.0.1',
    port,
    accounts: [ALICE],
    provision: 'none',
    suites: ['rfc1939'],
    skip,
  });
  return { result, before, after: await keptIn(folder) };
}

interface Ran {
  readonly result: RunResult;
  readonly before: Kept;
  readonly after: Kept;
}

function isClean(t: Test, { result, before, after }: Ran): void {
  t.equal(result.stop, null);
  t.equal(before.contents.size, 1000);
  t.strictSame(after.contents, before.contents, 'each message is there, octet for octet');
  t.same(failuresOf(result), []);
  const atALoss = result.scenarios.filter(({ outcome }) => outcome === 'blocked' || outcome === 'errored');
  t.same(
    atALoss.map(({ id, reason }) => `${id}: ${reason ?? ''}`),
    [],
  );
  const met = result.requirements.filter(({ id, verdict }) => id.startsWith('RFC1939-') && verdict === 'met');
  t.ok(met.length > 120, `${String(met.length)} requirements of RFC 1939 are met`);
}

const DOVECOT = { skip: WITHOUT_DOVECOT, timeout: 600_000 } as const;

t.test('against a Dovecot that leaves flags alone 1,000 messages stay as they were', DOVECOT, async (t) => {
  const ran = await runAgainstDovecot(t, 'pop3_no_flag_updates = yes');
  isClean(t, ran);
  t.strictSame(ran.after.flags, ran.before.flags, 'flags included');
});

t.test('a Dovecot as it comes marks those as read that were retrieved, a few', DOVECOT, async (t) => {
  const ran = await runAgainstDovecot(t, '');
  isClean(t, ran);
  const { before, after } = ran;
  const marked = [...before.flags].filter(([name, flags]) => after.flags.get(name) !== flags);
  t.ok(marked.length <= SAMPLE_MESSAGES, `${String(marked.length)} of 1,000`);
  t.same(
    marked.map(([name]) => after.flags.get(name)),
    marked.map(([, flags]) => `${flags}S`),
    'and takes no flag away',
  );
});
