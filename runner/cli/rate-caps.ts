import { UNCAPPED, type RateCaps } from '../execute/manners/rate.ts';
import { mistake, type Mistake, type Mistakes } from './mistake.ts';
import { isLoopback } from './options/target.ts';
import type { AccessOptionValues } from './option-values.ts';

/**
 * What a distant server is spared by default: a login a second is what a busy person's devices make together, and firewalls
 * that count connections begin at several a second.
 */
const DISTANT: RateCaps = { connections: 120, logins: 60 };

/** The caps where nobody says otherwise. */
export function defaultCaps(host: string): RateCaps {
  return isLoopback(host) ? UNCAPPED : DISTANT;
}

/** Reads how much a run may do in a minute. */
export function parseCaps(values: AccessOptionValues, host: string, mistakes: Mistakes): RateCaps {
  const { maxConnectionsPerMinute, maxLoginsPerMinute } = values;
  const caps = defaultCaps(host);
  const read = (option: string, text: string | undefined): number | null =>
    text === undefined ? null : mistakes.keep(parseCap(option, text));
  return {
    connections: read('--max-connections-per-minute', maxConnectionsPerMinute) ?? caps.connections,
    logins: read('--max-logins-per-minute', maxLoginsPerMinute) ?? caps.logins,
  };
}

/** More than a server could take of one client is no cap. */
const HIGHEST = 100_000;

function parseCap(option: string, text: string): number | Mistake {
  if (text.toLowerCase() === 'none') return Infinity;
  const number = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= HIGHEST) return number;
  return mistake(`${option} takes a number from 1 to ${HIGHEST}, or none; not "${text}"`);
}
