import type { Outcome } from '../../../runner/model/outcome.ts';
import type { RequirementResult, Scorecard, ScoreRow } from '../../../runner/model/result.ts';
import { flag, list, optional, orNull, record, text, texts, whole } from './build.ts';
import type { JsonSchema } from './build.ts';
import { basis, headline, level, verdict } from './words.ts';

const scoreRow: JsonSchema = record<ScoreRow>('Counts of requirements for one catalogue and level.', {
  rfc: text('The RFC, such as RFC1939, or the topic of a catalogue that is scored apart.'),
  apart: optional(flag('Scored apart: no RFC makes these requirements.')),
  level,
  total: whole('All requirements: the sum of the six counts below.'),
  met: whole('Every check that ran passed.'),
  violated: whole('A check failed.'),
  undetermined: whole('All checks were blocked or errored.'),
  notExercised: whole('No check ran, though a client could see a violation.'),
  notOffered: whole('They bind only servers with an optional feature that the target lacks.'),
  unobservable: whole('No client can see them violated.'),
  score: {
    description: 'met / (met + violated); null when nothing was judged.',
    type: ['number', 'null'],
    minimum: 0,
    maximum: 1,
  },
});

const scenarioCounts: JsonSchema = record<Record<Outcome, number>>('Scenarios by outcome.', {
  passed: whole('Scenarios in which every check passed.'),
  failed: whole('Scenarios in which a check failed.'),
  blocked: whole('Scenarios that could not be judged because a precondition failed.'),
  errored: whole('Scenarios that could not be judged because of the harness or the network.'),
  skipped: whole('Scenarios that were left out, each with a reason.'),
});

export const scorecard: JsonSchema = record<Scorecard>('The verdict and the numbers behind it.', {
  headline,
  basis: text('What the headline rests on and what it leaves out, in a sentence.'),
  failOn: {
    ...level,
    description: 'The weakest level at which a violation makes the target not conformant.',
  },
  failOnApart: texts('Catalogues scored apart that count all the same, since the user asked for it.'),
  exitStatus: {
    description:
      '0: conformant, or deviating as the baseline declares; 1: not conformant, or otherwise than it declares; 3: undetermined, or cut short.',
    type: 'integer',
    enum: [0, 1, 2, 3],
  },
  scenarioCounts,
  rows: list('The score by catalogue and level.', scoreRow),
});

export const requirement: JsonSchema = record<RequirementResult>('The verdict on one requirement.', {
  id: text('Stable id of the requirement, such as RFC1939-5-STAT-04.'),
  rfc: text('The RFC, such as RFC1939, or the topic of a catalogue that is scored apart.'),
  apart: optional(flag('Scored apart: no RFC makes it.')),
  section: text('Section of the RFC.'),
  topic: optional(text('What the section is about, where there is no RFC to be read.')),
  command: orNull(text('The command that it is about; null when it is about no single command.')),
  level,
  basis,
  argument: optional(text('Why the RFC is read so, when basis is reading.')),
  text: text("The requirement in this project's own words."),
  feature: optional(text('Optional feature that a server must offer to be bound by it.')),
  observable: flag('Whether a client can see a violation.'),
  url: optional(text('Link to the section, where there is one.')),
  verdict,
  reason: optional(text('Why it was not judged, or what its verdict does not rest on.')),
  scenarios: texts('Ids of the scenarios that came to a check of it; the failing ones first.'),
});
