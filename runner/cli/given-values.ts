import type { Command, Option } from 'commander';
import { legible } from '../../reports/text/legible.ts';
import { chooseTarget } from './config/choose-target.ts';
import { typedValues, type Values } from './config/config-file.ts';
import { settle, type Settlement } from './config/layers.ts';
import { readConfig } from './config/read-config.ts';
import { environmentOptions, variableOf } from './environment-options.ts';
import { Mistakes, UsageError } from './mistake.ts';
import type { AccessOptionValues, RunOptionValues } from './option-values.ts';
import { parseTarget } from './options/target.ts';
import type { Channel } from './terminal.ts';

/** The options of a command that tests a server, wherever they were given. */
export interface GivenValues<Options extends AccessOptionValues = RunOptionValues> {
  /** TARGET, unless it named one of the configuration's. */
  readonly target: string | undefined;
  readonly values: Options;
  /** The words that would give the same without the environment. */
  readonly words: readonly string[];
  /** A sentence about where options come from that were not typed; null when all were. */
  readonly origin: string | null;
  /** What a person should know though it stops nothing. */
  readonly warnings: readonly string[];
}

/** How the command was called. */
export interface Typed {
  /** All words behind `pop3spec`. */
  readonly words: readonly string[];
  readonly target: string | undefined;
}

/**
 * Puts together what the command line, the environment (`POP3SPEC_…`), the configuration and the defaults say; what stands
 * earlier in this list wins. Throws a UsageError when the configuration is broken or has no such target.
 */
export async function givenValues<Options extends AccessOptionValues = RunOptionValues>(
  command: Command,
  { words, target }: Typed,
): Promise<GivenValues<Options>> {
  const mistakes = new Mistakes();
  const fromEnvironment = environmentOptions(command, process.env);
  mistakes.keepAll(fromEnvironment.mistakes);
  const typed = valuesFrom(command, 'cli');
  const weaker = settle([
    { from: 'environment', values: fromEnvironment.values },
    { from: 'typed', values: typed },
  ]);
  const config = await readConfig(weaker.get('config')?.value as string | undefined);
  const server = { target, hasHost: weaker.has('host') };
  const chosen = config === null ? null : mistakes.keep(chooseTarget(config, server));
  if (mistakes.messages.length > 0) throw new UsageError(mistakes.messages);
  const address = chosen?.name === target ? undefined : target;
  const settled = settle([
    { from: 'defaults', values: valuesFrom(command, 'default') },
    { from: 'config', values: typedValues(config?.common ?? {}) },
    { from: 'config', values: typedValues(chosen?.options ?? {}) },
    { from: 'environment', values: fromEnvironment.values },
    { from: 'typed', values: takenBackBy(address) },
    { from: 'typed', values: typed },
  ]);
  return {
    target: address,
    values: plainValues(settled) as unknown as Options,
    words: [...words, ...wordsFromEnvironment(command, settled)],
    origin: originOf(command, settled, config?.path ?? null),
    warnings: fromEnvironment.warnings,
  };
}

/** Where options come from that were not typed, for whoever is told of a mistake in one. */
export function originNote({ origin }: Pick<GivenValues, 'origin'>): string {
  return origin === null ? '' : `note: ${legible(origin)}\n`;
}

/** Tells a person what stops nothing and should be known. */
export function tellWarnings(warnings: readonly string[], err: Channel): void {
  for (const warning of warnings) err.write(`warning: ${legible(warning)}\n`);
}

function valuesFrom(command: Command, source: 'cli' | 'default'): Values {
  const entries = Object.entries(command.opts<Readonly<Record<string, unknown>>>());
  return Object.fromEntries(entries.filter(([name]) => command.getOptionValueSource(name) === source));
}

/** What TARGET says itself need not be said, and must not be contradicted, by anything weaker. */
function takenBackBy(target: string | undefined): Values {
  if (target === undefined) return {};
  const parsed = parseTarget(target);
  const said =
    'kind' in parsed ? [] : (['tls', 'user', 'login'] as const).filter((name) => parsed[name] !== null);
  return Object.fromEntries(['host', 'port', ...said].map((name) => [name, undefined]));
}

function plainValues(settled: Settlement): Values {
  return Object.fromEntries(Array.from(settled, ([name, { value }]) => [name, value]));
}

/** Whoever repeats the run has another environment. */
function wordsFromEnvironment(command: Command, settled: Settlement): readonly string[] {
  return fromEnvironmentIn(command, settled).flatMap(({ option, value }) =>
    value === true
      ? [`--${option.name()}`]
      : [value].flat().flatMap((each) => [`--${option.name()}`, String(each)]),
  );
}

function originOf(command: Command, settled: Settlement, path: string | null): string | null {
  const isFromConfig = Array.from(settled.values()).some(({ from }) => from === 'config');
  const variables = fromEnvironmentIn(command, settled).map(({ option }) => variableOf(option));
  const places = [...(isFromConfig && path !== null ? [path] : []), ...variables];
  return places.length === 0 ? null : `options were taken from ${places.join(', ')} as well`;
}

function fromEnvironmentIn(
  command: Command,
  settled: Settlement,
): readonly { readonly option: Option; readonly value: unknown }[] {
  return command.options.flatMap((option) => {
    const found = settled.get(option.attributeName());
    return found?.from === 'environment' ? [{ option, value: found.value }] : [];
  });
}
