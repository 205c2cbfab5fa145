import { setTimeout as delay } from 'node:timers/promises';
import { createRedactor } from '../../wire/redaction.ts';
import { whyNotAccepted } from '../../wire/accepts.ts';
import type { RunStop } from '../../model/result.ts';
import type { Secret } from '../../model/secret.ts';
import type { ServerControl } from '../../execute/environment/server-control.ts';
import { secretsOf } from '../../maildrop/secrets-of.ts';
import type { RunSettings } from '../run-settings.ts';
import { LastLines } from './last-lines.ts';
import { resetServer } from './reset-server.ts';
import type { ServerSettings } from './server-settings.ts';
import { ShellGroup, type CommandEnd } from './shell-group.ts';

/** Where the server is, how it is started and reset, and what must never be shown. */
export interface ServerOptions extends ServerSettings {
  readonly host: string;
  readonly port: number;
  readonly secrets: readonly Secret[];
}

/** How long one try to connect may take while the server comes up. */
const TRY_MS = 1_000;

/** Time between two tries, at first and at most: servers are up in a moment, or they take long. */
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 500;

/** The process of a run's server; null when the run leaves it alone. */
export function serverProcessFor({ server, host, port, accounts }: RunSettings): ServerProcess | null {
  if (server.start === null && server.reset === null) return null;
  return new ServerProcess({ ...server, host, port, secrets: accounts.flatMap(secretsOf) });
}

/** The server under test as far as its process is ours: started by the command of `--start`, reset by that of `--reset`. */
export class ServerProcess implements ServerControl {
  readonly died: Promise<string>;
  readonly #options: ServerOptions;
  readonly #redact: (text: string) => string;
  #tellDeath: (words: string) => void = () => undefined;
  #group: ShellGroup | null = null;
  #isStopping = false;
  #trouble: LastLines | null = null;

  constructor(options: ServerOptions) {
    this.#options = options;
    this.#redact = createRedactor(options.secrets).text;
    this.died = new Promise((resolve) => (this.#tellDeath = resolve));
  }

  get canReset(): boolean {
    return this.#options.reset !== null;
  }

  /** The last lines that the command wrote which failed, or the server that died; empty when all went well. */
  get lastWords(): readonly string[] {
    return this.#trouble?.lines ?? [];
  }

  async start(signal: AbortSignal): Promise<RunStop | null> {
    const { start } = this.#options;
    if (start === null || signal.aborted) return null;
    const taken = await this.#whyTaken(signal);
    if (taken !== null) return startFailed(taken);
    if (this.#isStopping) return null;
    const output = new LastLines(this.#redact);
    const group = new ShellGroup(start, { env: this.#env, output });
    this.#group = group;
    const why = await this.#whyNotUp(group, signal);
    if (why === null) {
      void group.ended.then((end) => this.#ended(end, output));
      return null;
    }
    this.#trouble = output;
    await this.stop();
    return startFailed(`${why}; ${wrote(output)}`);
  }

  async reset(signal: AbortSignal): Promise<RunStop | null> {
    const { reset } = this.#options;
    if (reset === null || signal.aborted) return null;
    const output = new LastLines(this.#redact);
    const what = await resetServer(reset, { env: this.#env, output, signal });
    if (what === null) return null;
    this.#trouble = output;
    return { cause: 'reset-failed', message: `The command of --reset ${what}; ${wrote(output)}` };
  }

  /** Ends the server that was started, with everything that it started. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#group?.stop();
  }

  #ended(end: CommandEnd, output: LastLines): void {
    if (this.#isStopping) return;
    this.#trouble = output;
    this.#tellDeath(`The command of --start ${end.words}${hintFor(end)}; ${wrote(output)}`);
  }

  /** Another server at the port would be tested in place of the one that is to be started. */
  async #whyTaken(signal: AbortSignal): Promise<string | null> {
    const { host, port } = this.#options;
    const failure = await whyNotAccepted({ host, port, timeoutMs: TRY_MS, signal });
    if (failure?.cause === 'not-found') return failure.message;
    if (failure !== null) return null;
    return (
      `${host} port ${port} accepts connections already, before --start has started anything: another server would be ` +
      'tested. End that one, or choose another port (0 takes a free one)'
    );
  }

  /** Waits until it accepts connections; null then, otherwise why it is not waited for any longer. */
  async #whyNotUp(group: ShellGroup, signal: AbortSignal): Promise<string | null> {
    const { host, port, startTimeoutMs } = this.#options;
    const untilMs = performance.now() + startTimeoutMs;
    for (let pauseMs = FIRST_PAUSE_MS; !signal.aborted; pauseMs = Math.min(pauseMs * 1.5, LONGEST_PAUSE_MS)) {
      const failure = await whyNotAccepted({ host, port, timeoutMs: TRY_MS, signal });
      const end = await Promise.race([group.ended, passed(failure === null ? 0 : pauseMs, signal)]);
      if (end !== null) {
        const when = failure === null ? 'though' : 'before';
        return `The command of --start ${end.words} ${when} something accepted connections${hintFor(end)}`;
      }
      if (failure === null) return null;
      if (performance.now() > untilMs) {
        return `The server that --start started does not accept connections at ${host} port ${port} after ${startTimeoutMs} ms`;
      }
    }
    return null;
  }

  get #env(): NodeJS.ProcessEnv {
    const { host, port } = this.#options;
    return { ...process.env, POP3SPEC_HOST: host, POP3SPEC_PORT: String(port) };
  }
}

/** What a command that ended well did wrong: it left the server behind, where nobody can end it. */
function hintFor({ status }: CommandEnd): string {
  return status === 0 ? '. It has to stay in the foreground as long as the server runs' : '';
}

function startFailed(message: string): RunStop {
  return { cause: 'start-failed', message };
}

/** The end of what a command wrote, within a sentence. */
function wrote({ lines }: LastLines): string {
  const last = lines.at(-1);
  return last === undefined ? 'it wrote nothing' : `the last that it wrote is "${last}"`;
}

/** Null after this time, or when the signal is aborted. */
async function passed(ms: number, signal: AbortSignal): Promise<null> {
  return delay(ms, null, { signal }).catch(() => null);
}
