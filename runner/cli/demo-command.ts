import { createAuthority } from '../../fixtures/certificates.ts';
import { memoryStore } from '../../fixtures/server/memory-store.ts';
import { startServer } from '../../fixtures/server/server.ts';
import { UNCAPPED } from '../execute/manners/rate.ts';
import { embeddedProvisioner } from '../maildrop/embedded.ts';
import type { Account } from '../maildrop/provisioner.ts';
import type { ExitStatus } from '../model/outcome.ts';
import { commandOf } from './command-of.ts';
import { Mistakes, UsageError } from './mistake.ts';
import { namedFault } from './named-faults.ts';
import type { DemoOptionValues } from './option-values.ts';
import { parseNarrowing } from './parse-narrowing.ts';
import { parseReporting } from './parse-reporting.ts';
import { chooseScenarios, readyRun } from './prepare-run.ts';
import { runAndReport } from './run-and-report.ts';
import { interruptionOf } from './run-command.ts';
import { DEFAULT_TIMEOUT_MS, type RunSettings } from './run-settings.ts';
import { LEFT_ALONE } from './server/server-settings.ts';
import type { Terminal } from './terminal.ts';

/** `demo` as it was called. */
export interface DemoCall {
  readonly values: DemoOptionValues;
  readonly words: readonly string[];
  readonly terminal: Terminal;
}

/** Mailboxes of the demo server: scenarios run in parallel, one per mailbox at a time; so many that waits overlap. */
const ACCOUNTS: readonly Account[] = [1, 2, 3, 4, 5, 6].map((number) => ({
  user: `demo${number}`,
  password: `demo-password-${number}`,
  token: `demo-token-${number}`,
}));

/** What certificates of the demo server are for. */
const HOST = '127.0.0.1';

/** `pop3spec demo`: a whole run against the reference server, which lives in this process for as long as the run. */
export async function demoCommand({ values, words, terminal }: DemoCall): Promise<ExitStatus> {
  const mistakes = new Mistakes();
  const reporting = await parseReporting(values, mistakes);
  const narrowing = parseNarrowing(values, mistakes);
  const fault = values.fault === undefined ? null : mistakes.keep(namedFault(values.fault));
  const suites = values.suite ?? [];
  const scenarios = await chooseScenarios({ suites, narrowing, ...reporting });
  const { messages, diagnostics } = scenarios.problems;
  const problems = [...mistakes.messages, ...messages];
  if (problems.length > 0 || diagnostics !== '') throw new UsageError(problems, diagnostics);
  const store = memoryStore();
  const authority = await createAuthority('the authority of this demo');
  const server = await startServer({
    store,
    accounts: ACCOUNTS.map(({ user, ...secrets }) => ({ name: user, ...secrets })),
    faults: fault === null ? [] : [fault.deviation],
    tls: await (fault?.certificate?.(authority, HOST) ?? authority.issue({ names: [HOST] })),
  });
  const settings: RunSettings = {
    host: server.host,
    port: server.port,
    tls: { way: 'none', credentials: { ca: authority.certificate }, certificate: 'trusted' },
    accounts: ACCOUNTS,
    provision: 'embedded',
    suites,
    narrowing,
    login: null,
    timeoutMs: DEFAULT_TIMEOUT_MS,
    caps: UNCAPPED,
    canary: null,
    server: LEFT_ALONE,
    failOn: reporting.failOn,
    failOnApart: reporting.failOnApart,
    command: commandOf(words, ACCOUNTS),
  };
  const run = readyRun(settings, scenarios, embeddedProvisioner(store));
  const status = await runAndReport(run, { reporting, terminal, interruption: interruptionOf(terminal) });
  await server.close();
  return status;
}
