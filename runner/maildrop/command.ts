import type { FixtureMessage } from '../model/message.ts';
import { PROGRAM_MS, PROGRAM_VISIBLE_MS } from './limits.ts';
import {
  provisionProblem,
  type Account,
  type Filled,
  type ProvisionOptions,
  type ProvisionProblem,
  type Provisioner,
} from './provisioner.ts';
import { runProgram, type ProgramEnd } from './run-program.ts';

/** Version of the document that a program reads; raised when an old program would misread it. */
const COMMAND_VERSION = 1;

/**
 * Fills maildrops by a program of the user's. It is run by the shell once for each fill and reads one JSON document on
 * its standard input: `{"version": 1, "user": …, "messages": [{"name": …, "octets": base64}, …]}`. It has to make these
 * messages, octet for octet and in this order, the whole content of the user's maildrop, and to exit with status 0;
 * with any other status the end of its standard error is shown. Passwords are not handed to it.
 */
export function commandProvisioner(
  program: string,
  { signal }: Pick<ProvisionOptions, 'signal'>,
  timeoutMs: number = PROGRAM_MS,
): Provisioner {
  return {
    name: 'command',
    knowsContent: true,
    form: 'as-given',
    prepare: () => Promise.resolve(null),
    fill: async (account, messages): Promise<Filled | ProvisionProblem> => {
      const input = documentOf(account, messages);
      const run = { program, input, timeoutMs, ...(signal === undefined ? {} : { signal }) };
      const problem = problemOf(program, await runProgram(run));
      return problem ?? { kind: 'filled', visibleWithinMs: PROGRAM_VISIBLE_MS };
    },
    add: null,
    close: () => Promise.resolve(),
  };
}

function documentOf({ user }: Account, messages: readonly FixtureMessage[]): string {
  return `${JSON.stringify({
    version: COMMAND_VERSION,
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
