import type { FindingDraft } from '../../judge/finding-draft.ts';

/**
 * One finding for each requirement of a step with several replies: what the step proves holds when all replies are as
 * they should be, so the first that is not speaks for all.
 */
export function mergeFindings(drafts: readonly FindingDraft[]): readonly FindingDraft[] {
  const merged = new Map<string | null, FindingDraft>();
  for (const draft of drafts) {
    const known = merged.get(draft.requirement);
    if (known === undefined || known.outcome === 'passed') merged.set(draft.requirement, draft);
  }
  return [...merged.values()];
}
