import { readFile } from 'node:fs/promises';
import { mistake, type Mistake } from '../mistake.ts';
import { reasonOf } from '../system-error.ts';

/** Where a secret comes from: never the command line, which every user of the machine can read. */
export interface SecretSource {
  /** What it is, for people and as the beginning of its options: `password` for `--password-file`. */
  readonly what: 'password' | 'token';
  readonly file: string | undefined;
  readonly variable: string | undefined;
}

/** The secret, from whichever of the sources was given; null when none was. */
export async function readSecret({ what, file, variable }: SecretSource): Promise<string | Mistake | null> {
  if (file !== undefined && variable !== undefined) {
    return mistake(`--${what}-file and --${what}-env exclude each other`);
  }
  if (file !== undefined) return fromFile(what, file);
  return variable === undefined ? null : fromEnvironment(variable);
}

async function fromFile(what: string, path: string): Promise<string | Mistake> {
  try {
    const secret = (await readFile(path, 'utf8')).replace(/\r?\n$/, '');
    return secret === '' ? mistake(`${what} file "${path}" is empty`) : secret;
  } catch (error) {
    return mistake(`${what} file "${path}" cannot be read: ${reasonOf(error)}`);
  }
}

function fromEnvironment(variable: string): string | Mistake {
  const secret = process.env[variable] ?? '';
  return secret === '' ? mistake(`environment variable ${variable} is not set`) : secret;
}
