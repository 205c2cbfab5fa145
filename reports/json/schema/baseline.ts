import type { BaselineReport, DeviationStanding, JudgedDeviation } from '../../../runner/model/baseline.ts';
import { flag, list, optional, record, text, texts } from './build.ts';
import type { JsonSchema } from './build.ts';
import { words } from './words.ts';

const standing: JsonSchema = words<DeviationStanding>(
  'expected: violated as declared; changed: violated otherwise; fixed: met; expired: its last day has gone by; unknown: no such requirement; not-exercised: the run did not come to it.',
  { expected: true, changed: true, fixed: true, expired: true, unknown: true, 'not-exercised': true },
);

const agreement: JsonSchema = words<BaselineReport['agreement']>(
  'as-declared: what is left without the known deviations conforms; otherwise: an entry does not hold, or something is not declared; undetermined: what is left cannot be judged.',
  { 'as-declared': true, otherwise: true, undetermined: true },
);

const deviation: JsonSchema = record<JudgedDeviation>('An entry of the baseline, held against the run.', {
  requirement: text('Id of the requirement.'),
  standing,
  apart: optional(flag('Scored apart and not asked for: the entry fails no run.')),
  message: optional(text('What is not as declared, or why nothing can be said, in a sentence.')),
  reason: text('Why the deviation is put up with.'),
  issue: optional(text('Address at which somebody is at it.')),
  owner: optional(text('Who looks after the entry.')),
  expires: optional(text('The last day on which the entry holds.')),
  clause: optional(text('The clause as it read when the entry was written.')),
});

export const baseline: JsonSchema = record<BaselineReport>(
  'The known deviations held against the run; absent when none were declared. The exit status goes by it; outcomes, verdicts and the headline do not.',
  {
    file: text('The file, as the user named it.'),
    agreement,
    basis: text('What it comes to, in a sentence.'),
    undeclared: texts('Violated requirements that count and that no entry is about.'),
    deviations: list('The entries, in the order of the file.', deviation),
  },
);
