import { Command, InvalidArgumentError } from 'commander';
import { closest } from 'fastest-levenshtein';
import type { InteropServer } from './server.ts';

/** What is asked of `npm run interop`. */
export interface InteropRequest {
  readonly servers: readonly InteropServer[];
  /** Install what is missing. */
  readonly install: boolean;
  /** Leave to make users of this machine. */
  readonly systemAccounts: boolean;
  /** Write the baselines anew, with the reasons that are in them. */
  readonly update: boolean;
  /** Print of each server no more than its line in the summary, and how it differs from what is declared. */
  readonly brief: boolean;
  /** Do nothing but write docs/servers.md from the results that are there. */
  readonly matrix: boolean;
  /** Do nothing but show the servers. */
  readonly list: boolean;
}

type Switch = 'install' | 'systemAccounts' | 'update' | 'brief' | 'matrix' | 'list';

/** Reads the words behind `npm run interop --`; ends the process with a message when they make no sense. */
export function readRequest(words: readonly string[], known: readonly InteropServer[]): InteropRequest {
  const command = new Command('npm run interop --')
    .description('Runs the whole suite against POP3 servers of Debian packages, on this machine.')
    .argument('[names...]', 'servers (see --list); all of them when none is named', chosenFrom(known), [])
    .option('--install', 'install the packages that are missing (apt-get, as root)')
    .option('--system-accounts', 'make users of this machine for servers that know no others (as root)')
    .option('--update', 'write the baselines anew from the results')
    .option('--brief', 'print no reports, only the summary, and how servers differ from their baselines')
    .option('--matrix', 'write docs/servers.md from the results that are there')
    .option('--list', 'show the servers, and which are installed')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .parse(words, { from: 'user' });
  const options = command.opts<Partial<Record<Switch, true>>>();
  const named = command.processedArgs[0] as readonly InteropServer[];
  return {
    servers: named.length === 0 ? known : named,
    install: options.install ?? false,
    systemAccounts: options.systemAccounts ?? false,
    update: options.update ?? false,
    brief: options.brief ?? false,
    matrix: options.matrix ?? false,
    list: options.list ?? false,
  };
}

/** Reads a word as the name of one of these, and asks back with the nearest when it is none. */
export function chosenFrom<Known extends { readonly name: string }>(
  known: readonly Known[],
): (name: string, before: readonly Known[]) => readonly Known[] {
  return (name, before) => {
    const chosen = known.find((each) => each.name === name);
    if (chosen !== undefined) return [...before, chosen];
    const names = known.map((each) => each.name);
    throw new InvalidArgumentError(`Did you mean ${closest(name, names)}? Known: ${names.join(', ')}.`);
  };
}
