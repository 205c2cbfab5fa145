import { Command, InvalidArgumentError } from 'commander';
import { closest } from 'fastest-levenshtein';
import { chosenFrom } from '../request.ts';
import type { Client } from './client.ts';
import { listedFaults } from './listed-faults.ts';

/** What is asked of `npm run clients`. */
export interface FetchRequest {
  readonly clients: readonly Client[];
  /** Install what is missing. */
  readonly install: boolean;
  /** Do nothing but show the clients. */
  readonly list: boolean;
  /** Run each client in one way before every legal oddity, in place of all ways before one server. */
  readonly oddities: boolean;
  /** Write docs/clients.md from what comes of it, or docs/clients-and-oddities.md. */
  readonly page: boolean;
  /** Names of faults that the server is to have. */
  readonly faults: readonly string[];
}

/** Reads the words behind `npm run clients --`; ends the process with a message when they make no sense. */
export function readRequest(words: readonly string[], known: readonly Client[]): FetchRequest {
  const command = new Command('npm run clients --')
    .description(
      'Lets POP3 clients fetch mail from the reference server, on this machine, and checks every octet.',
    )
    .argument('[names...]', 'clients (see --list); all of them when none is named', chosenFrom(known), [])
    .option('--install', 'install the packages that are missing (apt-get, as root)')
    .option('--list', 'show the clients, and which are installed')
    .option('--oddities', 'run each client in one way before every legal oddity of a server')
    .option('--page', 'write docs/clients.md or docs/clients-and-oddities.md anew, from a run of all clients')
    .option(
      '--fault <name>',
      'a fault for the server, from `pop3spec list --faults` (repeatable)',
      knownFault,
      [],
    )
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .parse(words, { from: 'user' });
  const options = command.opts<FetchOptions>();
  const named = command.processedArgs[0] as readonly Client[];
  if (options.page === true && (named.length > 0 || options.fault.length > 0))
    command.error('error: --page is for a run of all clients, without --fault');
  if (options.oddities === true && options.fault.length > 0)
    command.error('error: --oddities runs them all: --fault NAME alone runs before one');
  return {
    clients: named.length === 0 ? known : named,
    install: options.install ?? false,
    list: options.list ?? false,
    oddities: options.oddities ?? false,
    page: options.page ?? false,
    faults: options.fault,
  };
}

interface FetchOptions {
  readonly install?: true;
  readonly list?: true;
  readonly oddities?: true;
  readonly page?: true;
  readonly fault: readonly string[];
}

function knownFault(name: string, before: readonly string[]): readonly string[] {
  const names = listedFaults().map((fault) => fault.name);
  if (names.includes(name)) return [...before, name];
  throw new InvalidArgumentError(`Did you mean ${closest(name, names)}? All: pop3spec list --faults`);
}
