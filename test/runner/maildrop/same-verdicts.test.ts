import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import t, { type Test } from 'tap';
import { memoryStore } from '../../../fixtures/server/memory-store.ts';
import { readResult } from '../../../reports/json/read-result.ts';
import type { RunResult, ScenarioResult } from '../../../runner/model/result.ts';
import { pop3spec } from '../cli/process.ts';
import { startDovecot, WITHOUT_DOVECOT, type Dovecot } from './dovecot.ts';
import { fillingProgram } from './filling-program.ts';
import { lmtpTo } from './lmtp-to.ts';
import { ALICE, messageOf } from './reading-client.ts';
import { startSmtp } from './smtp-target.ts';

t.setTimeout(600_000);

/** Ways for messages into the maildrops of one Dovecot, and what each takes as its argument. */
const WAYS: Readonly<Record<string, (scene: Scene) => string | Promise<string>>> = {
  maildir: ({ dovecot }) => `maildir:${dovecot.mail}/{user}/Maildir`,
  command: async ({ dovecot, folder }) =>
    `command+add:${await fillingProgram(folder, `${dovecot.mail}/{user}/Maildir`)}`,
  imap: ({ dovecot }) => `imap://127.0.0.1:${dovecot.imap}`,
  lmtp: ({ dovecot }) => `lmtp://127.0.0.1:${dovecot.lmtp}`,
  smtp: async ({ t, dovecot }) => `smtp://127.0.0.1:${await relayTo(t, dovecot.lmtp)}/?domain=example.org`,
};

interface Scene {
  readonly t: Test;
  readonly dovecot: Dovecot;
  /** For files of the test. */
  readonly folder: string;
}

/** Why a scenario may be left out where mail is delivered, which changes the size of a message. */
const NOT_AS_GIVEN = /delivery adds header fields/;

/** Mailboxes for each way, so that the ways do not meet. */
const EACH = 6;

function accountsOf(way: string): readonly string[] {
  return Array.from({ length: EACH }, (_, index) => `${way}${index + 1}`);
}

/** A relay that hands on by LMTP what it is given, with a trace field in front (RFC 5321 §4.4). */
async function relayTo(t: Test, lmtp: number): Promise<number> {
  const { port } = await startSmtp(t, memoryStore(), {
    onData: (stream, session, done) => {
      const hand = async (): Promise<void> => {
        const octets = Buffer.concat([
          Buffer.from('Received: from a by b; Tue, 1 Dec 2026 12:00:00 +0000\r\n'),
          await buffer(stream),
        ]);
        const user = (session.envelope.rcptTo[0]?.address ?? '').replace(/@.*$/s, '');
        await lmtpTo(lmtp, { user }, [messageOf('relayed', octets.toString('latin1'))]);
      };
      hand().then(() => done(), done);
    },
  });
  return port;
}

async function resultThrough(way: string, scene: Scene): Promise<RunResult> {
  const { dovecot, folder } = scene;
  const provision = (await WAYS[way]?.(scene)) ?? 'none';
  const accounts = accountsOf(way).flatMap((user) => ['--account', `${user}:${ALICE.password}`]);
  const report = join(folder, `${way}.json`);
  const words = ['run', `127.0.0.1:${dovecot.pop3}`, '--suite', 'rfc1939/*', '--provision', provision];
  const { err } = await pop3spec([...words, ...accounts, '--report', `json=${report}`]);
  const result = readResult(await readFile(report, 'utf8').catch(() => err));
  if ('kind' in result) throw new Error(`${way}: ${result.message}: ${err}`);
  return result;
}

/** Scenarios that came out otherwise than through the maildir, and were not left out for what a delivery changes. */
function differences(found: RunResult, wanted: RunResult): readonly string[] {
  const others = new Map(wanted.scenarios.map((each) => [each.id, each]));
  return found.scenarios
    .filter((each) => !(each.outcome === 'skipped' && NOT_AS_GIVEN.test(each.reason ?? '')))
    .filter((each) => told(each) !== told(others.get(each.id)))
    .map((each) => `${told(each)}, through the maildir: ${told(others.get(each.id))}`);
}

function told(scenario: ScenarioResult | undefined): string {
  const broken = (scenario?.findings ?? []).filter(({ outcome }) => outcome === 'failed');
  return [scenario?.id, scenario?.outcome, ...broken.map(({ requirement }) => requirement)].join(' ');
}

t.test(
  'one Dovecot, one verdict, whichever way its mailboxes are filled',
  { skip: WITHOUT_DOVECOT },
  async (t) => {
    const ways = Object.keys(WAYS);
    const dovecot = await startDovecot(t, 'maildir:Maildir', { users: ways.flatMap(accountsOf) });
    const scene = { t, dovecot, folder: t.testdir() };
    const results = await Promise.all(ways.map(async (way) => resultThrough(way, scene)));
    const [wanted] = results;
    if (wanted === undefined) throw new Error('there is no way');
    t.ok(wanted.scenarios.filter(({ outcome }) => outcome === 'passed').length > 300, 'most of it is judged');
    for (const found of results) t.same(differences(found, wanted), [], found.provisioner);
  },
);
