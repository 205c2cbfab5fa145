import type { RunEvent } from '../model/event.ts';
import type { Level } from '../model/requirement.ts';
import type { RunResult } from '../model/result.ts';
import type { Account } from '../maildrop/provisioner.ts';
import type { Allowance } from '../suite/selection.ts';
import { commandOf } from './command-of.ts';
import { conductRun } from './conduct-run.ts';
import { UsageError } from './mistake.ts';
import { defaultPort } from './parse-access.ts';
import { credentialProblems, wayFor } from './parse-tls.ts';
import { chooseScenarios, provisionerFor, readyRun } from './prepare-run.ts';
import { parseCanary } from './options/canary.ts';
import { defaultCaps } from './rate-caps.ts';
import type { LoginWay } from '../model/login-way.ts';
import type { TlsWay } from '../model/tls.ts';
import { commandsFor, DEFAULT_START_MS, type ServerSettings } from './server/server-settings.ts';
import { DEFAULT_TIMEOUT_MS, type Narrowing, type RunSettings, type TlsSettings } from './run-settings.ts';

/** What `run` is told; the names are those of the command line's options. */
export interface RunOptions {
  readonly host: string;
  /** 110 when left out; 995 with implicit TLS. */
  readonly port?: number;
  /** How connections come under TLS: not at all when left out, but `implicit` at port 995. */
  readonly tls?: TlsWay;
  /** Authorities to trust instead of those that Node knows, PEM. */
  readonly ca?: string;
  /** Certificate of the client with its private key, both PEM. */
  readonly cert?: string;
  readonly key?: string;
  /** Name to ask for and to find in the certificate; the host when left out. */
  readonly servername?: string;
  /** Goes on whatever is wrong with the certificate. */
  readonly insecure?: boolean;
  /** At least one; scenarios run in parallel, one per account at a time. */
  readonly accounts: readonly Account[];
  /** As `--provision` takes it: `none` (the default), `maildir:PATH`, `lmtp://HOST:PORT`, `command:PROGRAM` … */
  readonly provision?: string;
  /** Names or globs of bundled suites, paths of suite files or folders; all bundled suites when left out. */
  readonly suites?: readonly string[];
  /** Ids or globs of the only scenarios to run. */
  readonly only?: readonly string[];
  /** Ids or globs of scenarios to leave out. */
  readonly skip?: readonly string[];
  readonly tags?: readonly string[];
  readonly rfcs?: readonly string[];
  /** What a run on a host that is not loopback may do to it. */
  readonly allow?: readonly Allowance[];
  readonly slow?: boolean;
  /** How scenarios log in; whichever way the server offers when left out. */
  readonly login?: LoginWay;
  /** How long a reply may take, in milliseconds; 10 s when left out. */
  readonly timeoutMs?: number;
  /** Subject of the message that a mailbox must hold before anything in it is replaced or deleted. */
  readonly canary?: string;
  /** Most logins in a minute, Infinity for any number; 60 when left out, and without bounds on this machine. */
  readonly maxLoginsPerMinute?: number;
  /** The same for connections; 120 when left out. */
  readonly maxConnectionsPerMinute?: number;
  /** Command for the shell that starts the server, which is ended behind the run; `{port}` in it stands for the port. */
  readonly start?: string;
  /** How long the server may take to accept connections, in milliseconds; 30 s when left out. */
  readonly startTimeoutMs?: number;
  /** Command for the shell that brings the server back to its first state. */
  readonly reset?: string;
  /** Weakest level whose violation makes the exit status 1; `MUST` when left out. */
  readonly failOn?: Level;
  /** Catalogues scored apart that count all the same, such as `security`. */
  readonly failOnApart?: readonly string[];
  /** Path of a file of known deviations: the exit status goes by it. */
  readonly baseline?: string;
  /** Cuts the run short; the result tells what was known by then. */
  readonly signal?: AbortSignal;
  /** Told of everything as it happens. */
  readonly onEvent?: (event: RunEvent) => void;
}

/**
 * Tests a server, and gives what the JSON report holds; nothing is printed and no file is written. Rejects with a
 * UsageError when the options or the suites are wrong, never for what the server does.
 *
 * ```ts
 * import { run } from 'pop3spec';
 * const result = await run({ host: 'localhost', port: 1110, accounts: [{ user: 'alice', password: 'secret' }] });
 * process.exitCode = result.scorecard.exitStatus;
 * ```
 */
export async function run(options: RunOptions): Promise<RunResult> {
  const signal = options.signal ?? new AbortController().signal;
  const settings = settingsOf(options);
  const { provision, narrowing, canary } = settings;
  const provisioner = provisionerFor(provision, { allow: narrowing.allow, canary, signal });
  const scenarios = await chooseScenarios({ ...settings, baseline: options.baseline });
  const messages = 'message' in provisioner ? [provisioner.message] : [];
  const problems = [...problemsIn(settings), ...messages, ...scenarios.problems.messages];
  if ('message' in provisioner || problems.length > 0 || scenarios.problems.diagnostics !== '') {
    throw new UsageError(problems, scenarios.problems.diagnostics);
  }
  const onEvent = options.onEvent ?? ((): void => undefined);
  const { result, bug } = await conductRun(readyRun(settings, scenarios, provisioner), { signal, onEvent });
  if (bug !== null) throw bug.error;
  if (result === null) throw new Error('The run ended before it had begun');
  return result;
}

function problemsIn({ host, port, accounts, timeoutMs, caps, canary, tls }: RunSettings): readonly string[] {
  const { certificate, key } = tls.credentials;
  return [
    ...(host === '' ? ['host is empty'] : []),
    ...(Number.isInteger(port) && port >= 1 && port <= 65_535
      ? []
      : [`port ${port} is not a number from 1 to 65535`]),
    ...(accounts.length === 0 ? ['accounts is empty: at least one is needed'] : []),
    ...((certificate === undefined) === (key === undefined) ? [] : ['cert and key go together']),
    ...credentialProblems(tls.credentials, { ca: 'ca', certificate: 'cert', key: 'key' }).map(
      ({ message }) => message,
    ),
    ...canaryProblems(canary),
    ...(caps.logins > 0 ? [] : [`maxLoginsPerMinute ${caps.logins} is not above 0`]),
    ...(caps.connections > 0 ? [] : [`maxConnectionsPerMinute ${caps.connections} is not above 0`]),
    ...(timeoutMs > 0 ? [] : [`timeoutMs ${timeoutMs} is not above 0`]),
  ];
}

function canaryProblems(canary: string | null): readonly string[] {
  const parsed = canary === null ? null : parseCanary(canary);
  return typeof parsed === 'object' && parsed !== null ? [parsed.message.replace('--', '')] : [];
}

function settingsOf(options: RunOptions): RunSettings {
  const { host, accounts, provision = 'none' } = options;
  const tls = tlsOf(options);
  const port = options.port ?? defaultPort(tls.way);
  return {
    host,
    port,
    tls,
    accounts,
    provision,
    suites: options.suites ?? [],
    narrowing: narrowingOf(options),
    login: options.login ?? null,
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    canary: options.canary ?? null,
    caps: {
      connections: options.maxConnectionsPerMinute ?? defaultCaps(host).connections,
      logins: options.maxLoginsPerMinute ?? defaultCaps(host).logins,
    },
    server: commandsFor(serverOf(options), { host, port }),
    failOn: options.failOn ?? 'MUST',
    failOnApart: (options.failOnApart ?? []).map((name) => name.toUpperCase()),
    command: commandOf(
      [...wordsFor({ host, port, tls, accounts, provision }), ...serverWords(options)],
      accounts,
    ),
  };
}

/** The words that would do the same on the command line, as far as a reproduction needs them. */
function wordsFor({
  host,
  port,
  tls,
  accounts,
  provision,
}: Pick<RunSettings, 'host' | 'port' | 'tls' | 'accounts' | 'provision'>): readonly string[] {
  const target = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  const mailboxes = accounts.flatMap(({ user, password }) => ['--account', `${user}:${password}`]);
  const filled = provision === 'none' ? [] : ['--provision', provision];
  return ['run', target, ...tlsWords(tls), ...mailboxes, ...filled];
}

/** Certificates and keys were given as texts: whoever repeats the run knows in which files they are. */
function tlsWords({ way, credentials, certificate }: TlsSettings): readonly string[] {
  const { ca, certificate: own, servername } = credentials;
  return [
    ...(way === 'none' ? [] : ['--tls', way]),
    ...(ca === undefined ? [] : ['--ca', 'CA.pem']),
    ...(own === undefined ? [] : ['--cert', 'CERT.pem', '--key', 'KEY.pem']),
    ...(servername === undefined ? [] : ['--servername', servername]),
    ...(certificate === 'any' ? ['--insecure'] : []),
  ];
}

function serverWords({ start, reset }: RunOptions): readonly string[] {
  return [
    ...(start === undefined ? [] : ['--start', start]),
    ...(reset === undefined ? [] : ['--reset', reset]),
  ];
}

function serverOf({ start, startTimeoutMs, reset }: RunOptions): ServerSettings {
  return {
    start: start ?? null,
    startTimeoutMs: startTimeoutMs ?? DEFAULT_START_MS,
    reset: reset ?? null,
  };
}

function tlsOf({ tls, port, ca, cert, key, servername, insecure }: RunOptions): TlsSettings {
  const credentials = {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { certificate: cert }),
    ...(key === undefined ? {} : { key }),
    ...(servername === undefined ? {} : { servername }),
  };
  return { way: tls ?? wayFor(port), credentials, certificate: insecure === true ? 'any' : 'trusted' };
}

function narrowingOf(options: RunOptions): Narrowing {
  return {
    only: options.only ?? [],
    skip: options.skip ?? [],
    tags: options.tags ?? [],
    rfcs: options.rfcs ?? [],
    allow: options.allow ?? [],
    slow: options.slow ?? false,
  };
}
