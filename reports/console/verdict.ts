import type { Headline } from '../../runner/model/outcome.ts';
import type { RunResult } from '../../runner/model/result.ts';
import type { Paint } from './paint.ts';
import { legible } from '../text/legible.ts';

/** The headline with what it rests on, in one line. */
export function verdictLine({ scorecard }: RunResult, paint: Paint): string {
  return `${tint(scorecard.headline, paint)}: ${legible(scorecard.basis)}`;
}

function tint(headline: Headline, paint: Paint): string {
  switch (headline) {
    case 'conformant':
      return paint.good(headline);
    case 'not conformant':
      return paint.bad(headline);
    case 'undetermined':
      return paint.warning(headline);
  }
}

/** Why the run ended before its plan did. */
export function stopLines({ stop }: RunResult, paint: Paint): readonly string[] {
  return stop === null ? [] : [`${paint.warning(`stopped (${stop.cause}):`)} ${legible(stop.message)}`];
}
