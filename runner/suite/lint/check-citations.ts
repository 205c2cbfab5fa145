import { FEATURES } from '../features.ts';
import { quoted, suggestion } from '../nearest.ts';
import { citationsOf } from '../step-parts.ts';
import type { Part } from '../step-parts.ts';
import type { Check, Problem } from './problem.ts';

/** Every scenario proves something, and what it cites exists and can be seen. */
export const checkCitations: Check = ({ scenario }, { requirements }) => {
  const citations = citationsOf(scenario);
  if (citations.length === 0) return [PROVES_NOTHING];
  const needs = new Set(scenario.needs);
  return citations.flatMap((citation) => {
    const requirement = requirements.get(citation.value);
    if (requirement === undefined) return [unknownRequirement(citation, [...requirements.keys()])];
    const { feature, unobservable } = requirement;
    if (!requirement.observable) return [cannotBeSeen(citation, unobservable)];
    return feature === undefined || needs.has(feature) ? [] : [featureNotNeeded(citation, feature)];
  });
};

const PROVES_NOTHING: Problem = {
  path: ['id'],
  message: 'the scenario proves no requirement',
  hint: 'name what a step is about in its "proves"; "pop3spec list --requirements" shows the ids',
};

function unknownRequirement({ path, value }: Part<string>, known: readonly string[]): Problem {
  return { path, message: `there is no requirement ${quoted(value)}`, hint: suggestion(value, known) };
}

function cannotBeSeen({ path, value }: Part<string>, unobservable: string | undefined): Problem {
  return {
    path,
    message: `${value} cannot be seen by a client, so no step can prove it`,
    hint: unobservable,
  };
}

function featureNotNeeded({ path, value }: Part<string>, feature: string): Problem {
  const message = `${value} binds servers that offer ${feature}, which the scenario does not need`;
  return { path, message, hint: `add ${quoted(feature)} to "needs"` };
}

/** Everything that a scenario needs is a feature that is known. */
export const checkNeeds: Check = ({ scenario }) =>
  (scenario.needs ?? []).flatMap((feature, index) =>
    FEATURES.has(feature)
      ? []
      : [
          {
            path: ['needs', index],
            message: `there is no feature ${quoted(feature)}`,
            hint: suggestion(feature, [...FEATURES.keys()]),
          },
        ],
  );
