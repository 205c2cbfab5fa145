import type { FixtureMessage } from '../model/message.ts';
import { PROGRAM_MS, PROGRAM_VISIBLE_MS } from './limits.ts';
import {
  provisionProblem,
  type Account,
  type Fill,
  type ProvisionOptions,
  type ProvisionProblem,
  type Provisioner,
} from './provisioner.ts';
import { runProgram, type ProgramEnd } from './run-program.ts';

/** Version of the document that a program reads; raised when an old program would misread it. */
const COMMAND_VERSION = 1;

/** What a program of the user's can do, and how long it is given. */
export interface ProgramOptions extends Pick<ProvisionOptions, 'signal'> {
  /** It can put messages behind those that are there. */
  readonly mayAdd?: boolean;
  readonly timeoutMs?: number;
}

/** What becomes of the messages that are there. */
type Action = 'replace' | 'add';

/**
 * Fills maildrops by a program of the user's. It is run by the shell once for each fill and reads one JSON document on
 * its standard input: `{"version": 1, "action": "replace", "user": …, "messages": [{"name": …, "octets": base64}, …]}`. It
 * has to make these messages, octet for octet and in this order, the whole content of the user's maildrop (`replace`), or
 * to put them behind what is there (`add`), and to exit with status 0; with any other status the end of its standard error
 * is shown. Passwords are not handed to it.
 */
export function commandProvisioner(
  program: string,
  { signal, mayAdd = false, timeoutMs = PROGRAM_MS }: ProgramOptions,
): Provisioner {
  const by =
    (action: Action): Fill =>
    async (account, messages) => {
      const input = documentOf(action, account, messages);
      const run = { program, input, timeoutMs, ...(signal === undefined ? {} : { signal }) };
      const problem = problemOf(program, await runProgram(run));
      return problem ?? { kind: 'filled', visibleWithinMs: PROGRAM_VISIBLE_MS };
    };
  return {
    name: 'command',
    knowsContent: true,
    form: 'as-given',
    prepare: () => Promise.resolve(null),
    fill: by('replace'),
    add: mayAdd ? by('add') : null,
    close: () => Promise.resolve(),
  };
}

function documentOf(action: Action, { user }: Account, messages: readonly FixtureMessage[]): string {
  return `${JSON.stringify({
    version: COMMAND_VERSION,
    action,
    user,
    messages: messages.map(({ name, octets }) => ({ name, octets: Buffer.from(octets).toString('base64') })),
  })}\n`;
}

function problemOf(program: string, end: ProgramEnd): ProvisionProblem | null {
  const said =
    end.standardError === '' ? 'it wrote nothing to standard error' : `it wrote: ${end.standardError}`;
  switch (end.kind) {
    case 'exited':
      if (end.status === 0) return null;
      return provisionProblem(`command:${program} exited with status ${String(end.status)}; ${said}`);
    case 'killed':
      return provisionProblem(`command:${program} was ended (${end.why}); ${said}`);
  }
}
