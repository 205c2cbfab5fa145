import type { Command, Option } from 'commander';
import { nearest } from '../suite/nearest.ts';
import type { Values } from './config/config-file.ts';
import { mistake, type Mistake } from './mistake.ts';

const PREFIX = 'POP3SPEC_';

/** The variable that stands for an option: `POP3SPEC_PASSWORD_FILE` for `--password-file`. */
export function variableOf(option: Option): string {
  return PREFIX + option.name().toUpperCase().replaceAll('-', '_');
}

/** Variables that hold a secret itself, and the option that says so. */
const SECRET_VARIABLES = { POP3SPEC_PASSWORD: 'passwordEnv', POP3SPEC_TOKEN: 'tokenEnv' } as const;

/** What the environment says. */
export interface EnvironmentOptions {
  readonly values: Values;
  readonly mistakes: readonly Mistake[];
  /** Variables that look like ours and mean nothing, in sentences. */
  readonly warnings: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The options that are given as variables; an empty one counts as none, since build servers leave unknown secrets empty. A list
 * has one item a line.
 */
export function environmentOptions(command: Command, environment: Environment): EnvironmentOptions {
  const values: Record<string, unknown> = {};
  const mistakes: Mistake[] = [];
  for (const [variable, name] of Object.entries(SECRET_VARIABLES))
    if (isSet(environment[variable])) values[name] = variable;
  for (const option of offered(command)) {
    const text = environment[variableOf(option)];
    if (!isSet(text)) continue;
    const value = option.isBoolean() ? flag(variableOf(option), text) : textOrList(option, text);
    if (typeof value === 'object' && 'kind' in value) mistakes.push(value);
    else values[option.attributeName()] = value;
  }
  return { values, mistakes, warnings: strange(command, environment) };
}

function testsServer({ registeredArguments }: Command): boolean {
  return registeredArguments.some((argument) => argument.name() === 'target');
}

function isSet(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}

function offered({ options }: Command): readonly Option[] {
  return options.filter(({ hidden }) => !hidden);
}

function textOrList(option: Option, text: string): string | readonly string[] {
  // What collects the values of a repeatable option is its parser: see run-options.ts.
  if (option.parseArg === undefined) return text;
  return text.split(/\r?\n/).filter((line) => line !== '');
}

function flag(variable: string, text: string): true | undefined | Mistake {
  if (['1', 'true', 'yes'].includes(text.toLowerCase())) return true;
  if (['0', 'false', 'no'].includes(text.toLowerCase())) return undefined;
  return mistake(`${variable} takes 1 or 0`);
}

/** One environment serves all commands that test a server: what one of them does not take, another may. */
function strange(command: Command, environment: Environment): readonly string[] {
  const commands = [command, ...(command.parent?.commands.filter(testsServer) ?? [])];
  const variables = [...commands.flatMap(offered).map(variableOf), ...Object.keys(SECRET_VARIABLES)];
  const known = variables.map((name) => name.slice(PREFIX.length));
  return Object.keys(environment)
    .filter((name) => name.startsWith(PREFIX) && !variables.includes(name))
    .flatMap((name) => {
      const meant = nearest(name.slice(PREFIX.length), known);
      return meant === null ? [] : [`the variable ${name} means nothing; did you mean ${PREFIX}${meant}?`];
    });
}
