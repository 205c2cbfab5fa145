import { isAbsolute, resolve } from 'node:path';
import { commandProvisioner } from './command.ts';
import { maildirProvisioner } from './maildir.ts';
import { noProvisioner } from './none.ts';
import {
  provisionProblem,
  type ProvisionOptions,
  type ProvisionProblem,
  type Provisioner,
} from './provisioner.ts';

/** Makes the provisioner that `--provision` names: `none`, `maildir:PATH` or `command:PROGRAM`. */
export function parseProvisioner(spec: string, options: ProvisionOptions): Provisioner | ProvisionProblem {
  if (spec === 'none') return noProvisioner();
  const [, kind, rest = ''] = /^(maildir|command):(.*)$/s.exec(spec) ?? [];
  if (kind === undefined) {
    return provisionProblem(`Unknown provisioner ${JSON.stringify(spec)}. Known: ${KNOWN}`);
  }
  if (rest.trim() === '') return provisionProblem(`${kind}: lacks what follows the colon. Known: ${KNOWN}`);
  if (kind === 'command') return commandProvisioner(rest, options);
  return maildirProvisioner(isAbsolute(rest) ? rest : resolve(rest), options);
}

const KNOWN = 'none, maildir:PATH (with {user}, {localpart}, {domain} in it), command:PROGRAM';
