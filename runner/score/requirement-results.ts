import type { Outcome, Verdict } from '../model/outcome.ts';
import type { RequirementResult } from '../model/result.ts';
import type { CatalogueIndex, CataloguedRequirement } from './catalogue-index.ts';
import type { Evidence, EvidenceIndex } from './evidence.ts';
import { reasonFor } from './verdict-reason.ts';

/** Optional features that the target offers; null when the run ended before that was known. */
export type Features = readonly string[] | null;

/** A verdict on every catalogued requirement, in catalogue order. */
export function requirementResultsOf(
  index: CatalogueIndex,
  evidence: EvidenceIndex,
  features: Features,
): readonly RequirementResult[] {
  return [...index.values()].map((known) =>
    resultOf(known, evidence.get(known.requirement.id) ?? [], features),
  );
}

function resultOf(
  known: CataloguedRequirement,
  evidence: readonly Evidence[],
  features: Features,
): RequirementResult {
  const verdict = verdictOn(known, evidence, features);
  const reason = reasonFor(verdict, known.requirement, evidence);
  return {
    ...fromCatalogue(known),
    verdict,
    ...(reason === null ? {} : { reason }),
    scenarios: exercising(evidence),
  };
}

/** docs/scoring.md, "The verdict on a requirement": the first row that holds. */
function verdictOn(known: CataloguedRequirement, evidence: readonly Evidence[], features: Features): Verdict {
  const seen = (outcome: Outcome): boolean => evidence.some((each) => each.outcome === outcome);
  if (seen('failed')) return 'violated';
  if (seen('passed')) return 'met';
  if (isNotOffered(known, features)) return 'not-offered';
  if (seen('blocked') || seen('errored')) return 'undetermined';
  return 'not-exercised';
}

function isNotOffered({ requirement }: CataloguedRequirement, features: Features): boolean {
  if (requirement.feature === undefined || !requirement.observable) return false;
  return features !== null && !features.includes(requirement.feature);
}

type FromCatalogue = Omit<RequirementResult, 'verdict' | 'reason' | 'scenarios'>;

function fromCatalogue({ rfc, apart, topic, url, requirement }: CataloguedRequirement): FromCatalogue {
  const { id, section, command, level, basis, argument, text, feature, observable } = requirement;
  return {
    id,
    rfc,
    ...(apart ? { apart } : {}),
    section,
    ...(topic === null ? {} : { topic }),
    command,
    level,
    basis,
    ...(argument === undefined ? {} : { argument }),
    text,
    ...(feature === undefined ? {} : { feature }),
    observable,
    ...(url === null ? {} : { url }),
  };
}

/** Ids of the scenarios that came to a check of the requirement, the failing ones first. */
function exercising(evidence: readonly Evidence[]): readonly string[] {
  const ids = (outcome: Outcome): readonly string[] =>
    evidence.filter((each) => each.outcome === outcome).map((each) => each.scenario.id);
  return [...new Set([...ids('failed'), ...ids('errored'), ...ids('blocked'), ...ids('passed')])];
}
