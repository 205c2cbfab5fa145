import { isAbsolute, resolve } from 'node:path';
import { unknownPart } from './account-parts.ts';
import { commandProvisioner } from './command.ts';
import { imapProvisioner } from './imap.ts';
import { maildirProvisioner } from './maildir.ts';
import { mboxProvisioner } from './mbox.ts';
import { noProvisioner } from './none.ts';
import {
  provisionProblem,
  type ProvisionOptions,
  type ProvisionProblem,
  type Provisioner,
} from './provisioner.ts';
import { parseServerUrl, withoutUrlPassword, type ServerUrl } from './server-url.ts';
import { SMTP_OPTIONS, smtpProvisioner } from './smtp.ts';

/** Makes the provisioner that `--provision` names; KNOWN tells how. */
export function parseProvisioner(spec: string, options: ProvisionOptions): Provisioner | ProvisionProblem {
  if (spec === 'none') return noProvisioner();
  const kind = /^[a-z+]+(?=:)/.exec(spec)?.[0] ?? '';
  const make = KINDS.get(kind);
  if (make === undefined) {
    return provisionProblem(
      `Unknown provisioner ${JSON.stringify(withoutUrlPassword(spec))}. Known: ${KNOWN}`,
    );
  }
  const rest = spec.slice(kind.length + 1);
  if (rest.replaceAll('/', '').trim() === '') {
    return provisionProblem(`${kind}: lacks what follows the colon. Known: ${KNOWN}`);
  }
  return make(rest, options, spec);
}

/** Makes a provisioner of what follows the colon, or of all of it, or says what is wrong with it. */
type Make = (rest: string, options: ProvisionOptions, spec: string) => Provisioner | ProvisionProblem;

const KINDS: ReadonlyMap<string, Make> = new Map<string, Make>([
  ['maildir', byPath(maildirProvisioner)],
  ['mbox', byPath((template, options) => mboxProvisioner({ template, quoting: 'mboxrd' }, options))],
  ['mboxo', byPath((template, options) => mboxProvisioner({ template, quoting: 'mboxo' }, options))],
  ...['smtp', 'smtps', 'lmtp'].map((kind) => [kind, byUrl(SMTP_OPTIONS, smtpProvisioner)] as const),
  ...['imap', 'imaps'].map((kind) => [kind, byUrl([], imapProvisioner)] as const),
  ['command', (program, options) => commandProvisioner(program, options)],
  ['command+add', (program, options) => commandProvisioner(program, { ...options, mayAdd: true })],
]);

const KNOWN =
  'none, maildir:PATH or mbox:PATH (with {user}, {localpart}, {domain} in it), lmtp://HOST:PORT, smtp://HOST:PORT, ' +
  'imap://HOST:PORT, command:PROGRAM or command+add:PROGRAM';

function byPath(make: (template: string, options: ProvisionOptions) => Provisioner): Make {
  return (path, options, spec) => {
    const unknown = unknownPart(path);
    if (unknown === null) return make(absolute(path), options);
    return provisionProblem(`${unknown} in ${spec} is not known; known are {user}, {localpart} and {domain}`);
  };
}

function absolute(path: string): string {
  return isAbsolute(path) ? path : resolve(path);
}

function byUrl(
  known: readonly string[],
  make: (url: ServerUrl, options: ProvisionOptions) => Provisioner,
): Make {
  return (_rest, options, spec) => {
    const url = parseServerUrl(spec, known);
    return url.kind === 'provision-problem' ? url : make(url, options);
  };
}
