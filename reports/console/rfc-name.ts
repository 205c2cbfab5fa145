import { legible } from '../text/legible.ts';

/** `RFC1939` as people write it. */
export function rfcName(rfc: string): string {
  return legible(rfc.replace(/^RFC(?=\d)/, 'RFC '));
}
