import { tlsWords } from '../../../reports/text/tls-words.ts';
import type { TargetDescription } from '../../model/result.ts';
import { failed, ok, warning, type DoctorFacts, type Found } from './facts.ts';

/** The process of the server, where it is the run's. */
export function findServer({ settings: { server } }: DoctorFacts): Found {
  const started = server.start === null ? [] : ['--start started it, and it will be ended again'];
  return ok(...started, ...(server.reset === null ? [] : ['--reset ended with status 0']));
}

/** Whether anybody is there. */
export function findConnection({ settings: { host, port } }: DoctorFacts): Found {
  return ok(`${host} port ${port} accepts connections`);
}

/** Whether it is a POP3 server. */
export function findGreeting({ examination: { target } }: DoctorFacts): Found {
  const { greeting } = target;
  const judged = 'the scenarios of rfc1939/greeting will judge it';
  if (greeting === null) return warning([`the server does not greet, though it answers commands; ${judged}`]);
  if (!/^\+OK\b/.test(greeting))
    return warning([`"${greeting}" is no greeting of POP3, though the server answers commands; ${judged}`]);
  return ok(greeting);
}

/** How connections come under TLS, and what else there seems to be. */
export function findTls({ settings: { tls }, examination: { target, login } }: DoctorFacts): Found {
  if (tls.way === 'none') return inClear(target, login !== null);
  if (target.tls === undefined) return failed(['no connection came under TLS']);
  const { problem } = target.tls;
  return problem === '' ? ok(tlsWords(target.tls)) : warning([tlsWords(target.tls)], INSECURE);
}

/** A run in clear looks at STLS once it has logged in. */
function inClear({ features, tls }: TargetDescription, hasLooked: boolean): Found {
  const told = 'the run is in clear, as without --tls';
  if (tls !== undefined) {
    const found = [told, `STLS is offered: ${tlsWords(tls)}`];
    return tls.problem === '' ? ok(...found) : warning(found, CERTIFICATE);
  }
  if (!features.includes('STLS')) return ok(told, 'STLS is not offered');
  return hasLooked
    ? warning([told, 'STLS is announced, but no TLS comes of it; the scenarios of rfc2595 will judge it'])
    : ok(told, 'STLS is announced, and was not tried');
}

const CERTIFICATE =
  'Scenarios about the certificate will say so: --ca FILE names its authority, --insecure leaves them out';

const INSECURE = 'With --insecure the run goes on all the same, and leaves out what is about certificates';

/** What the server announces in each state. */
export function findCapabilities({ examination: { target } }: DoctorFacts): Found {
  const { authorization, transaction, beforeTls, underTls } = target.capabilities;
  const states: readonly (readonly [string, readonly string[] | null | undefined])[] = [
    ['before TLS', beforeTls],
    ['before login', authorization],
    ['under TLS', underTls],
    ['after login', transaction],
  ];
  const told = states.flatMap(([state, lines]) =>
    lines === null || lines === undefined ? [] : [`${state}: ${lines.join(', ')}`],
  );
  const features = target.features.length === 0 ? 'none' : target.features.join(', ');
  return ok(...(told.length === 0 ? ['CAPA is not offered'] : told), `optional features found: ${features}`);
}
