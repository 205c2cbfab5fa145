import type { Finding } from '../../model/finding.ts';

/**
 * Sums up what the watchers over every exchange found: all passes of one requirement as one finding that counts them,
 * and of the failures of one requirement in one session the first, with the number of times.
 */
export function sumUp(findings: readonly Finding[]): readonly Finding[] {
  const summed = new Map<string, Finding>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const known = summed.get(key);
    if (known !== undefined) summed.set(key, { ...known, times: known.times + finding.times });
    else summed.set(key, finding.outcome === 'passed' ? withoutPlace(finding) : finding);
  }
  const all = [...summed.values()];
  return [
    ...all.filter(({ outcome }) => outcome !== 'passed'),
    ...all.filter(({ outcome }) => outcome === 'passed'),
  ];
}

function keyOf({ requirement, origin, outcome, session }: Finding): string {
  return JSON.stringify([requirement, origin, outcome, outcome === 'passed' ? null : session]);
}

/** A sum of many exchanges belongs to no step. */
function withoutPlace({ requirement, outcome, origin, session, times }: Finding): Finding {
  return { requirement, outcome, origin, session, step: null, place: null, times };
}
