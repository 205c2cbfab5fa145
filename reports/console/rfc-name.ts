import { rfcName as nameOf } from '../../runner/model/rfc-name.ts';
import { legible } from '../text/legible.ts';

/** `RFC1939` as people write it, safe for a terminal. */
export function rfcName(rfc: string): string {
  return legible(nameOf(rfc));
}
