import { spawnSync } from 'node:child_process';
import { CLI } from '../sources.ts';

/** The names of all faults and oddities that `pop3spec serve` may have. */
export function faultNames(): readonly string[] {
  const { stdout } = spawnSync(process.execPath, [CLI, 'list', '--faults', '--json'], {
    encoding: 'utf8',
    maxBuffer: LIST_OCTETS,
  });
  return (JSON.parse(stdout) as readonly { readonly name: string }[]).map(({ name }) => name);
}

/** Many times what the list has. */
const LIST_OCTETS = 16 * 1024 * 1024;
