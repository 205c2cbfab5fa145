import { writeFile } from 'node:fs/promises';
import type { Certificate } from '../../fixtures/certificates.ts';
import type { Fault } from '../../fixtures/faults/fault.ts';
import { TLS_WAYS, type TlsWay } from '../model/tls.ts';
import { mistake, UsageError, type Mistakes } from './mistake.ts';
import type { ServeOptionValues } from './option-values.ts';
import { parseChoice } from './options/choice.ts';
import { readPem } from './options/pem.ts';
import { credentialProblems } from './parse-tls.ts';
import { reasonOf } from './system-error.ts';

/** How the server offers TLS. */
export interface ServeTls {
  readonly way: TlsWay;
  /** The certificate that was given; null: one is made. */
  readonly given: Certificate | null;
  /** Where the authority of a certificate that is made is written; null: nowhere. */
  readonly caOut: string | null;
}

const WAY = { option: '--tls', known: TLS_WAYS } as const;

/** Reads whether the server speaks TLS, and with which certificate. */
export async function parseServeTls(
  values: ServeOptionValues,
  faults: readonly Fault[],
  mistakes: Mistakes,
): Promise<ServeTls> {
  const { tls, cert, key, caOut } = values;
  const way = tls === undefined ? 'none' : (mistakes.keep(parseChoice(tls, WAY)) ?? 'none');
  const isGiven = cert !== undefined || key !== undefined;
  if ((cert === undefined) !== (key === undefined))
    mistakes.add('--cert and --key go together: the certificate of the server and its private key');
  if (tls === undefined || tls.toLowerCase() === 'none') {
    if (isGiven) mistakes.add('--cert and --key go with --tls starttls or --tls implicit');
    if (caOut !== undefined) mistakes.add('--ca-out goes with --tls starttls or --tls implicit');
  } else if (isGiven && caOut !== undefined) {
    mistakes.add('--ca-out goes without --cert and --key: it is for a certificate that is made');
  }
  const own = faults.find(({ certificate }) => certificate !== undefined);
  if (isGiven && own !== undefined)
    mistakes.add(`--fault ${own.name} makes a certificate of its own: leave out --cert and --key`);
  return { way, given: await givenCertificate(cert, key, mistakes), caOut: caOut ?? null };
}

async function givenCertificate(
  cert: string | undefined,
  key: string | undefined,
  mistakes: Mistakes,
): Promise<Certificate | null> {
  if (cert === undefined || key === undefined) return null;
  const certificate = mistakes.keep(await readPem('certificate file', cert));
  const own = mistakes.keep(await readPem('key file', key));
  if (certificate === null || own === null) return null;
  const labels = { ca: '', certificate: `certificate file "${cert}"`, key: `key file "${key}"` };
  const problems = credentialProblems({ certificate, key: own }, labels);
  for (const { message } of problems) mistakes.add(message);
  return problems.length === 0 ? { certificate, key: own } : null;
}

/** Whom a certificate that is made is for: this machine. */
const NAMES = ['localhost', '127.0.0.1'];

/** The certificate to serve with; null in clear. */
export async function certificateToServe(
  { way, given, caOut }: ServeTls,
  faults: readonly Fault[],
): Promise<Certificate | null> {
  if (way === 'none' || given !== null) return given;
  // Loading what makes certificates takes longer than all the rest.
  const { createAuthority } = await import('../../fixtures/certificates.ts');
  const authority = await createAuthority('pop3spec serve');
  if (caOut !== null) await written(caOut, authority.certificate);
  const own = faults.find(({ certificate }) => certificate !== undefined)?.certificate;
  return own === undefined ? authority.issue({ names: NAMES }) : own(authority, 'localhost');
}

async function written(path: string, pem: string): Promise<void> {
  try {
    await writeFile(path, pem);
  } catch (error) {
    throw new UsageError([mistake(`--ca-out "${path}" cannot be written: ${reasonOf(error)}`).message]);
  }
}

/** A line for the user: the way, and how a client comes to trust the certificate. */
export function tlsLine({ way, given, caOut }: ServeTls): string | null {
  if (way === 'none') return null;
  const begins = way === 'starttls' ? 'TLS by STLS' : 'TLS from the first octet';
  if (given !== null) return begins;
  const trust =
    caOut === null ? '--ca-out FILE writes its authority, for run --ca FILE' : `its authority is in ${caOut}`;
  return `${begins}, with a certificate made for ${NAMES.join(' and ')}; ${trust}`;
}
