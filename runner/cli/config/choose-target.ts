import { quoted, suggestion } from '../../suite/nearest.ts';
import { mistake, type Mistake } from '../mistake.ts';
import type { Config, ConfigOptions } from './config-file.ts';

/** Which of the targets of a configuration a run is for. */
export interface ChosenTarget {
  /** Null when the server is none of the configuration's. */
  readonly name: string | null;
  readonly options: ConfigOptions;
}

/** What names the server outside the configuration. */
export interface ServerNamed {
  /** TARGET. */
  readonly target: string | undefined;
  /** Whether there is a `--host`. */
  readonly hasHost: boolean;
}

const NONE: ChosenTarget = { name: null, options: {} };

/**
 * The target that TARGET names, or the only one there is when nothing names a server. A plain word that is no target's name
 * is no host's either: a slip of the finger must not send a password to somebody else's server.
 */
export function chooseTarget(
  { path, targets }: Config,
  { target, hasHost }: ServerNamed,
): ChosenTarget | Mistake {
  const names = [...targets.keys()];
  const only = names.length === 1 && !hasHost ? names[0] : undefined;
  const name = target ?? only;
  const options = name === undefined ? undefined : targets.get(name);
  if (name !== undefined && options !== undefined) return { name, options };
  if (target !== undefined && names.length > 0 && isPlainWord(target)) {
    const message = `${path} has no target ${quoted(target)} (a host of that name: --host ${target})`;
    return mistake([message, suggestion(target, names) ?? []].flat().join('; '));
  }
  if (target !== undefined || hasHost || names.length === 0) return NONE;
  return mistake(
    `no server to test: name a target of ${path} (${names.map(quoted).join(', ')}), or give HOST[:PORT]`,
  );
}

function isPlainWord(target: string): boolean {
  return /^[\w-]+$/.test(target) && target !== 'localhost';
}
