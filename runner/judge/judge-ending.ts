import type { Observation } from '../model/observation.ts';
import { printable } from '../model/printable.ts';
import { describeObservation } from './describe-observation.ts';
import { satisfied, violated } from './judgement.ts';
import type { Judgement } from './judgement.ts';

/** The server had to close the connection and to send nothing more before. */
export function judgeClosed(observation: Observation, proves: readonly string[]): Judgement {
  const expected = 'the server closes the connection';
  if (observation.kind !== 'closed') {
    const message = 'the server did not close the connection';
    return violated(proves, { message, expected, actual: describeObservation(observation) }, false);
  }
  if (observation.partial.length === 0) return satisfied(proves);
  const message = 'the server sent more before it closed the connection';
  return violated(
    proves,
    { message, expected: `${expected} without another octet`, actual: printable(observation.partial) },
    false,
  );
}

/** The server had to send nothing and to keep the connection open. */
export function judgeSilence(observation: Observation, proves: readonly string[]): Judgement {
  if (observation.kind === 'silence') return satisfied(proves);
  const message =
    observation.kind === 'closed' && observation.partial.length === 0
      ? 'the server closed the connection'
      : 'the server sent octets that nobody had asked for';
  return violated(proves, { message, expected: 'silence', actual: describeObservation(observation) }, false);
}
