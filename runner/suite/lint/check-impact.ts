import { kindOf } from '../../model/step-kind.ts';
import type { Impact, Step } from '../../model/suite.ts';
import { shownImpact } from '../impact/derive-impact.ts';
import type { JsonPath } from '../json-tree.ts';
import { quoted } from '../nearest.ts';
import { stepPath } from '../step-parts.ts';
import type { Check } from './problem.ts';

/** A scenario that says what it does to the server says all of it: whoever reads it there may rely on that. */
export const checkImpact: Check = ({ scenario: { impact }, scenario }) => {
  if (impact === undefined) return [];
  const untold = [...shownImpact(scenario)].filter(([shown]) => !impact.includes(shown));
  return untold.map(([shown, index]) => ({
    path: index === null ? ['impact'] : partOf(index, scenario.steps[index]),
    message: `this ${COULD[shown]}, and "impact" does not say so`,
    hint: `add ${quoted(shown)} to "impact", or leave "impact" out: it is derived from the steps`,
  }));
};

const COULD: Readonly<Record<Impact, string>> = {
  deletes: 'could delete mail',
  'bad-logins': 'could try a wrong password',
  abuse: 'is more than a server has to bear',
  slow: 'takes more than half a minute in all',
};

/** What the step sends, where it sends something. */
function partOf(index: number, step: Step | undefined): JsonPath {
  const kinded = step === undefined ? null : kindOf(step);
  const sending = kinded?.kind === 'exchange' ? kinded.step : {};
  const member = ['C', 'raw', 'segments'].find((each) => each in sending);
  return member === undefined ? stepPath(index) : [...stepPath(index), member];
}
