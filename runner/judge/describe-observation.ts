import type { Observation } from '../model/observation.ts';
import { printable } from '../model/printable.ts';

/** What came, in words and printable octets. */
export function describeObservation(observation: Observation): string {
  switch (observation.kind) {
    case 'reply':
      return printable(observation.line);
    case 'closed': {
      const how =
        observation.how === 'reset' ? 'the connection was reset' : 'the server closed the connection';
      return `${how}${sofar(observation.partial)}`;
    }
    case 'timeout':
      return `no complete reply within ${seconds(observation.afterMs)}${sofar(observation.partial)}`;
    case 'limit':
      return `more than ${observation.octets} octets in one ${observation.limit}${sofar(observation.partial)}`;
    case 'silence':
      return `nothing for ${seconds(observation.forMs)}`;
  }
}

/** What came in the place of the expected reply, in words. */
export function headlineOf(observation: Observation): string {
  switch (observation.kind) {
    case 'reply':
      return 'the reply is not the expected one';
    case 'closed':
      return observation.how === 'reset'
        ? 'the connection was reset instead of a complete reply'
        : 'the server closed the connection instead of giving a complete reply';
    case 'timeout':
      return observation.partial.length === 0
        ? 'no reply came in time'
        : 'the reply was not complete in time';
    case 'limit':
      return 'the reply never ended';
    case 'silence':
      return 'nothing came';
  }
}

/** Milliseconds as seconds for people. */
function seconds(ms: number): string {
  return `${Number((ms / 1000).toFixed(ms < 10_000 ? 1 : 0))} s`;
}

function sofar(partial: Uint8Array): string {
  return partial.length === 0 ? ', and nothing had come before' : `, after ${printable(partial)}`;
}
