import { readFile, stat } from 'node:fs/promises';
import { mistake, type Mistake, type Mistakes } from '../mistake.ts';
import { reasonOf } from '../system-error.ts';

/** Where a secret comes from: never the command line, which every user of the machine can read. */
export interface SecretSource {
  /** What it is, for people and as the beginning of its options: `password` for `--password-file`. */
  readonly what: 'password' | 'token';
  readonly file: string | undefined;
  readonly variable: string | undefined;
}

/** The secret, from whichever of the sources was given; null when none was. Warns of a file that everybody can read. */
export async function readSecret(
  { what, file, variable }: SecretSource,
  warnings: Pick<Mistakes, 'warn'>,
): Promise<string | Mistake | null> {
  if (file !== undefined && variable !== undefined) {
    return mistake(`--${what}-file and --${what}-env exclude each other`);
  }
  if (file === undefined) return variable === undefined ? null : fromEnvironment(what, variable);
  const secret = await fromFile(what, file);
  if (typeof secret === 'string' && (await isOpenToAll(file)))
    warnings.warn(
      `everyone on this machine can read the ${what} file "${file}"; chmod go= would keep them from it`,
    );
  return secret;
}

async function fromFile(what: string, path: string): Promise<string | Mistake> {
  try {
    const secret = (await readFile(path, 'utf8')).replace(/\r?\n$/, '');
    return secret === '' ? mistake(`${what} file "${path}" is empty`) : secret;
  } catch (error) {
    return mistake(`${what} file "${path}" cannot be read: ${reasonOf(error)}`);
  }
}

const READ_BY_OTHERS = 0o004;

/** Windows has no such bits, and a pipe of the shell is nobody else's. */
async function isOpenToAll(path: string): Promise<boolean> {
  const seen = await stat(path).catch(() => null);
  return process.platform !== 'win32' && seen?.isFile() === true && (seen.mode & READ_BY_OTHERS) !== 0;
}

/** What is no variable's name may be the secret itself, given in its place: it is not repeated. */
function fromEnvironment(what: string, variable: string): string | Mistake {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(variable))
    return mistake(`--${what}-env takes the name of an environment variable, not the ${what} itself`);
  const secret = process.env[variable] ?? '';
  return secret === '' ? mistake(`environment variable ${variable} is not set`) : secret;
}
