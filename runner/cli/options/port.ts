import { mistake, type Mistake } from '../mistake.ts';

/** The port that POP3 is assigned (RFC 1939 §3). */
export const POP3_PORT = 110;

/** The port for POP3 under TLS from the first octet (RFC 8314 §3.3). */
export const POP3S_PORT = 995;

const HIGHEST_PORT = 65_535;

/** A TCP port to connect to. */
export function parsePort(text: string): number | Mistake {
  return portBetween(1, text);
}

/** A TCP port to listen on; 0 lets the system choose. */
export function parseListenPort(text: string): number | Mistake {
  return portBetween(0, text);
}

function portBetween(lowest: number, text: string): number | Mistake {
  const port = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (port >= lowest && port <= HIGHEST_PORT) return port;
  return mistake(`port "${text}" is not a number from ${lowest} to ${HIGHEST_PORT}`);
}
