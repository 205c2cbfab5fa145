import type { Failure, FindingDraft } from './finding-draft.ts';
import type { WatchedRequirement } from './watched-requirements.ts';

/** Collects what a watcher over every exchange finds: one pass or failure a rule. */
export interface Watcher {
  readonly findings: readonly FindingDraft[];
  /** Records that the rule was looked at; with a failure, that it was broken. */
  check(requirement: WatchedRequirement, failure: Failure | null): void;
}

/** A watcher that has seen nothing yet. */
export function startWatching(origin: 'wire-rule' | 'ledger'): Watcher {
  const findings: FindingDraft[] = [];
  return {
    findings,
    check: (requirement, failure) => {
      const finding = { requirement, origin };
      findings.push(
        failure === null ? { ...finding, outcome: 'passed' } : { ...finding, outcome: 'failed', ...failure },
      );
    },
  };
}
