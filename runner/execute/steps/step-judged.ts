import type { FindingDraft } from '../../judge/finding-draft.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { mergeScopes } from '../../language/scope.ts';
import type { Observation } from '../../model/observation.ts';
import { GO_ON, type StepEnd, type Walk } from './walk.ts';

/** Takes over what a judgement bound and remarked, and says how the walk goes on. Findings are the caller's to record. */
export function takeOver(
  walk: Walk,
  judgement: Judgement,
  { index, observation }: { readonly index: number; readonly observation: Observation | null },
): StepEnd {
  walk.scope = mergeScopes(walk.scope, judgement.bindings);
  for (const [name, body] of judgement.bodies) walk.bodies.set(name, body);
  if (!judgement.ok) return brokenBy(judgement.findings, isEndOfAnswers(observation));
  const about = judgement.findings.find(({ requirement }) => requirement !== null)?.requirement ?? null;
  if (judgement.remark !== undefined) walk.remark(judgement.remark, index, about);
  return judgement.ends === undefined ? GO_ON : { kind: 'ends', reason: judgement.ends };
}

/** The end of a step that is not as it should be, in the words of its first finding that says so. */
export function brokenBy(findings: readonly FindingDraft[], isSuspicious: boolean): StepEnd {
  const message = findings.find(({ outcome }) => outcome !== 'passed')?.message ?? 'it was not as expected';
  return { kind: 'broke', message, isSuspicious };
}

/** Nothing came any more: the target may have been slow, have closed this one connection, or be gone altogether. */
function isEndOfAnswers(observation: Observation | null): boolean {
  return observation?.kind === 'timeout' || observation?.kind === 'closed';
}
