import type { TargetTlsFacts } from '../../runner/model/result.ts';
import { clipped, legible } from './legible.ts';

/** Longest text that is told, in characters: a certificate may hold anything. */
const LIMIT = 300;

/** The TLS of a target in one line: `TLS 1.3 by STLS, certificate of localhost, not trusted: it is self-signed`. */
export function tlsWords({ way, version, subject, problem }: TargetTlsFacts): string {
  const doubt = problem === '' ? '' : `, not to be trusted: ${problem}`;
  return clipped(legible(`TLS ${version} ${WAYS[way]}, certificate of ${subject}${doubt}`), LIMIT);
}

const WAYS: Readonly<Record<TargetTlsFacts['way'], string>> = {
  none: 'where STLS is used (the run is in clear)',
  starttls: 'by STLS',
  implicit: 'from the first octet',
};
