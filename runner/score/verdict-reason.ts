import { capitalised } from '../model/capitalised.ts';
import type { Verdict } from '../model/outcome.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Evidence } from './evidence.ts';

/** Most reasons told for one requirement; a reader needs the kinds, not the list. */
const REASONS_LIMIT = 3;

/** Says why there is no judgement on a requirement, or what was left out of one; null when there is nothing to add. */
export function reasonFor(
  verdict: Verdict,
  requirement: Requirement,
  evidence: readonly Evidence[],
): string | null {
  switch (verdict) {
    case 'violated':
      return null;
    case 'met':
      return unjudgedBeside(evidence);
    case 'undetermined':
      return reasonsIn(evidence.filter(isUnjudged)) ?? 'No check of it could be judged.';
    case 'not-offered':
      return `The target does not offer ${requirement.feature ?? 'the feature'}.`;
    case 'not-exercised':
      return requirement.unobservable ?? reasonsIn(evidence) ?? 'No check of this run is about it.';
  }
}

function isUnjudged({ outcome }: Evidence): boolean {
  return outcome === 'blocked' || outcome === 'errored';
}

/** What a verdict of "met" does not rest on. */
function unjudgedBeside(evidence: readonly Evidence[]): string | null {
  const scenarios = new Set(evidence.filter(isUnjudged).map(({ scenario }) => scenario.id)).size;
  if (scenarios === 0) return null;
  return scenarios === 1
    ? 'One more scenario about it could not be judged.'
    : `${scenarios} more scenarios about it could not be judged.`;
}

/** The different reasons, most frequent first; null when none is known. */
function reasonsIn(evidence: readonly Evidence[]): string | null {
  const times = new Map<string, number>();
  for (const { reason } of evidence) if (reason !== null) times.set(reason, (times.get(reason) ?? 0) + 1);
  const sorted = [...times].sort(([, one], [, other]) => other - one).map(([reason]) => asSentence(reason));
  return sorted.length === 0 ? null : sorted.slice(0, REASONS_LIMIT).join(' ');
}

function asSentence(reason: string): string {
  const trimmed = reason.trim();
  const capital = capitalised(trimmed);
  return /[.!?…]$/.test(capital) ? capital : `${capital}.`;
}
