import { spawnSync } from 'node:child_process';
import { CLI } from '../sources.ts';

/** What `pop3spec list --faults` says of a server. */
export interface ListedFault {
  readonly name: string;
  readonly title: string;
  readonly kind: 'fault' | 'oddity';
}

/** All faults and oddities that `pop3spec serve` may have. */
export function listedFaults(): readonly ListedFault[] {
  const { stdout } = spawnSync(process.execPath, [CLI, 'list', '--faults', '--json'], {
    encoding: 'utf8',
    maxBuffer: LIST_OCTETS,
  });
  return JSON.parse(stdout) as readonly ListedFault[];
}

/** Many times what the list has. */
const LIST_OCTETS = 16 * 1024 * 1024;
