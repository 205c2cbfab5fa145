import type { Scenario } from '../../model/suite.ts';
import { bodiesOf } from '../step-parts.ts';
import type { Check, Problem } from './problem.ts';

/**
 * What goes with `orAtLeast`. Of a message that stands in for another nobody knows more than what RETR sent: to hold RETR
 * against that would be to believe the server on its own word.
 */
export const checkStandIns: Check = ({ scenario }) => {
  if (scenario.orAtLeast === undefined) return [];
  return [...placeless(scenario), ...onItsOwnWord(scenario)];
};

function placeless({ maildrop, steps }: Scenario): readonly Problem[] {
  const about = { path: ['orAtLeast'], about: 'name' } as const;
  if (maildrop === 'any') {
    return [{ ...about, message: '"orAtLeast" goes with a list of messages; the maildrop is "any" already' }];
  }
  if (maildrop.length === 0) {
    const hint = 'where the maildrop is empty by itself, the scenario runs without more ado';
    return [{ ...about, message: '"orAtLeast" does not go with an empty maildrop', hint }];
  }
  if (!steps.some((step) => 'deliver' in step)) return [];
  return [{ ...about, message: 'where messages cannot be placed, none can be delivered either' }];
}

function onItsOwnWord(scenario: Scenario): readonly Problem[] {
  return bodiesOf(scenario).flatMap(({ path, value: { message, top } }) =>
    message === undefined || top !== undefined
      ? []
      : [
          {
            path: [...path, 'message'],
            message: 'a message that stands in for this one is known by RETR alone',
            hint: 'with "orAtLeast", say "top" with it, or bind what RETR sends with "as" and speak of that',
          },
        ],
  );
}
