import type { Headline } from '../../runner/model/outcome.ts';
import type { RunResult, RunStop } from '../../runner/model/result.ts';
import type { Paint } from './paint.ts';
import { agreementWords } from '../text/headline-words.ts';
import { legible } from '../text/legible.ts';

/** The headline with what it rests on, in one line. */
export function verdictLine(result: RunResult, paint: Paint): string {
  return `${tint(result, paint)}: ${legible(result.scorecard.basis)}`;
}

function tint(result: RunResult, paint: Paint): string {
  const { headline } = result.scorecard;
  const words = `${headline}${agreementWords(result)}`;
  switch (result.baseline?.agreement) {
    case 'as-declared':
      return headline === 'conformant' ? paint.good(words) : paint.warning(words);
    case 'otherwise':
      return paint.bad(words);
    case 'undetermined':
      return paint.warning(words);
    case undefined:
      return plainTint(headline, paint);
  }
}

function plainTint(headline: Headline, paint: Paint): string {
  switch (headline) {
    case 'conformant':
      return paint.good(headline);
    case 'not conformant':
      return paint.bad(headline);
    case 'undetermined':
      return paint.warning(headline);
  }
}

/** Why the run ended before its plan did, and what finds out more where it could hardly begin. */
export function stopLines({ stop }: RunResult, paint: Paint): readonly string[] {
  if (stop === null) return [];
  const told = `${paint.warning(`stopped (${stop.cause}):`)} ${legible(stop.message)}`;
  return DOCTORED.has(stop.cause) ? [told, DOCTOR] : [told];
}

/** What `pop3spec doctor` looks into. */
const DOCTORED: ReadonlySet<RunStop['cause']> = new Set<RunStop['cause']>([
  'unreachable',
  'not-pop3',
  'no-tls',
  'login-refused',
  'provisioning-failed',
]);

const DOCTOR =
  'help: pop3spec doctor, with the same options, goes step by step and tells what stands in the way';
