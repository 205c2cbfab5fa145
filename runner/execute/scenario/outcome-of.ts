import type { Finding } from '../../model/finding.ts';
import { OUTCOMES, type Outcome } from '../../model/outcome.ts';

/** The outcome of a scenario: the worst that one of its findings has; skipped when it has none. */
export function outcomeOf(findings: readonly Finding[]): Outcome {
  return OUTCOMES.find((outcome) => findings.some((finding) => finding.outcome === outcome)) ?? 'skipped';
}

/** Why a scenario is what it is, in the words of the finding that made it so; undefined when it passed or failed. */
export function reasonOf(findings: readonly Finding[]): string | undefined {
  const outcome = outcomeOf(findings);
  if (outcome === 'passed' || outcome === 'failed') return undefined;
  return findings.find((finding) => finding.outcome === outcome)?.message;
}
