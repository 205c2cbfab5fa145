import { once } from 'node:events';
import type { Fault } from '../../fixtures/faults/fault.ts';
import type { MaildropStore } from '../../fixtures/server/maildrop-store.ts';
import { maildirStore } from '../../fixtures/server/maildir-store.ts';
import { memoryStore } from '../../fixtures/server/memory-store.ts';
import { startServer, type RunningServer } from '../../fixtures/server/server.ts';
import { legible } from '../../reports/text/legible.ts';
import type { Account } from '../maildrop/provisioner.ts';
import type { ExitStatus } from '../model/outcome.ts';
import { packageRoot } from '../suite/package-root.ts';
import { readMessages } from '../suite/read-messages.ts';
import { interruption } from './interrupt.ts';
import { Mistakes, UsageError } from './mistake.ts';
import { namedFault } from './named-faults.ts';
import type { ServeOptionValues } from './option-values.ts';
import { parseAccount, parseToken, repeatedUsers } from './options/account.ts';
import { parseListenPort } from './options/port.ts';
import { isLoopback, parseHost } from './options/target.ts';
import { certificateToServe, parseServeTls, tlsLine, type ServeTls } from './parse-serve-tls.ts';
import { codeOf, reasonOf } from './system-error.ts';
import type { Terminal } from './terminal.ts';

/** `serve` as it was called. */
export interface ServeCall {
  readonly values: ServeOptionValues;
  readonly terminal: Terminal;
}

/** Who may log in when nobody is named. */
const DEMO_ACCOUNT: Account = { user: 'demo', password: 'demo' };

/** `pop3spec serve`: the reference server until Ctrl-C. */
export async function serveCommand({ values, terminal }: ServeCall): Promise<ExitStatus> {
  const settings = await parseServe(values);
  const store =
    values.maildir === undefined ? await samples(settings.accounts) : maildirStore(values.maildir);
  const log =
    values.log === true ? (line: string): void => terminal.out.write(`${legible(line)}\n`) : undefined;
  const stop = interruption(() => undefined);
  const server = await listening({ settings, store, log });
  terminal.out.write(announcement(server, settings, values));
  if (!isLoopback(settings.host)) terminal.err.write(PUBLIC_WARNING);
  if (!stop.signal.aborted) await once(stop.signal, 'abort');
  await server.close();
  stop.release();
  return 0;
}

/** What the server is started with. */
interface ServeSettings {
  readonly host: string;
  readonly port: number;
  readonly accounts: readonly Account[];
  readonly faults: readonly Fault[];
  readonly tls: ServeTls;
}

async function parseServe(values: ServeOptionValues): Promise<ServeSettings> {
  const mistakes = new Mistakes();
  const host = mistakes.keep(parseHost(values.host)) ?? '';
  if (host !== '' && !isLoopback(host) && values.public !== true) mistakes.add(`${host} ${NOT_PUBLIC}`);
  const port = mistakes.keep(parseListenPort(values.port)) ?? 0;
  const given = mistakes.keepAll((values.account ?? []).map(parseAccount));
  for (const name of repeatedUsers(given)) mistakes.add(`account "${name}" is given twice`);
  const accounts = withTokens(given.length === 0 ? [DEMO_ACCOUNT] : given, values.token ?? [], mistakes);
  const faults = mistakes.keepAll((values.fault ?? []).map(namedFault));
  const tls = await parseServeTls(values, faults, mistakes);
  if (mistakes.messages.length > 0) throw new UsageError(mistakes.messages);
  return { host, port, faults, accounts, tls };
}

/** The accounts with the tokens that were given for them. */
function withTokens(
  accounts: readonly Account[],
  given: readonly string[],
  mistakes: Mistakes,
): readonly Account[] {
  const tokens = mistakes.keepAll(given.map(parseToken));
  for (const { user } of tokens) {
    if (!accounts.some((each) => each.user === user)) mistakes.add(`--token: there is no account "${user}"`);
  }
  return accounts.map((account) => {
    const token = tokens.find(({ user }) => user === account.user)?.token;
    return token === undefined ? account : { ...account, token };
  });
}

const NOT_PUBLIC =
  'can be reached by other machines, and this server is made for tests: give --public if that is meant';

const PUBLIC_WARNING =
  'warning: other machines can reach this server, which is made for tests and, but for TLS, sends passwords and mail unencrypted\n';

/** Largest sample message: the server keeps them all in memory, for every account. */
const LARGEST_SAMPLE_OCTETS = 1_000_000;

async function samples(accounts: readonly Account[]): Promise<MaildropStore> {
  const { messages } = await readMessages(packageRoot());
  const small = messages.filter(({ octets }) => octets.length <= LARGEST_SAMPLE_OCTETS);
  const store = memoryStore();
  for (const { user } of accounts) store.fill(user, small);
  return store;
}

/** The parts of a server. */
interface Parts {
  readonly settings: ServeSettings;
  readonly store: MaildropStore;
  readonly log: ((line: string) => void) | undefined;
}

async function listening({ settings, store, log }: Parts): Promise<RunningServer> {
  const { host, port, accounts, faults, tls } = settings;
  const certificate = await certificateToServe(tls, faults);
  try {
    return await startServer({
      host,
      port,
      store,
      accounts: accounts.map(({ user, ...secrets }) => ({ name: user, ...secrets })),
      faults: faults.map(({ deviation }) => deviation),
      implicitTls: tls.way === 'implicit',
      ...(certificate === null ? {} : { tls: certificate }),
      ...(log === undefined ? {} : { log }),
    });
  } catch (error) {
    const code = codeOf(error);
    const what = code === '' ? '' : `cannot listen on ${addressOf(host, port)}: `;
    const remedy = code === 'EADDRINUSE' ? '; choose another with --port' : '';
    throw new UsageError([`${what}${reasonOf(error)}${remedy}`]);
  }
}

function announcement(
  server: RunningServer,
  { accounts, faults, tls }: ServeSettings,
  values: ServeOptionValues,
): string {
  const given = values.account !== undefined;
  const secured = tlsLine(tls);
  const lines = [
    `listening on ${addressOf(server.host, server.port)}`,
    ...(secured === null ? [] : [secured]),
    ...accounts.map(({ user, password }) =>
      given ? `account ${user}` : `account ${user}, password ${password}`,
    ),
    values.maildir === undefined ? 'messages: samples, in memory' : `messages: maildir ${values.maildir}`,
    ...faults.map(({ kind, name, title }) => `${kind} ${name}: ${title}`),
    'Ctrl-C ends it',
  ];
  return lines.map((line) => `${legible(line)}\n`).join('');
}

function addressOf(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
