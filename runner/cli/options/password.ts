import { readFile } from 'node:fs/promises';
import { mistake, type Mistake } from '../mistake.ts';
import { reasonOf } from '../system-error.ts';

/** Where the password of `--user` comes from: never the command line, which every user of the machine can read. */
export interface PasswordSource {
  readonly passwordFile?: string;
  readonly passwordEnv?: string;
}

/** The password of `--user`, from whichever of the sources was given. */
export async function readPassword(source: PasswordSource): Promise<string | Mistake> {
  const { passwordFile, passwordEnv } = source;
  if (passwordFile !== undefined && passwordEnv !== undefined) {
    return mistake('--password-file and --password-env exclude each other');
  }
  if (passwordFile !== undefined) return fromFile(passwordFile);
  if (passwordEnv !== undefined) return fromEnvironment(passwordEnv);
  return mistake('--user needs a password: give --password-file FILE or --password-env VARIABLE');
}

async function fromFile(path: string): Promise<string | Mistake> {
  try {
    const password = (await readFile(path, 'utf8')).replace(/\r?\n$/, '');
    return password === '' ? mistake(`password file "${path}" is empty`) : password;
  } catch (error) {
    return mistake(`password file "${path}" cannot be read: ${reasonOf(error)}`);
  }
}

function fromEnvironment(variable: string): string | Mistake {
  const password = process.env[variable] ?? '';
  return password === '' ? mistake(`environment variable ${variable} is not set`) : password;
}
