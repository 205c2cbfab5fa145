import type { Remark } from '../../../runner/model/finding.ts';
import type { SourcePlace } from '../../../runner/model/plan.ts';
import type { ReportedFinding, ScenarioResult } from '../../../runner/model/result.ts';
import type { TranscriptEntry } from '../../../runner/model/transcript.ts';
import { list, milliseconds, optional, orNull, record, ref, text, texts, whole } from './build.ts';
import type { JsonSchema } from './build.ts';
import { from, impact, level, origin, outcome, skipCause } from './words.ts';

export const place: JsonSchema = record<SourcePlace>('A place in a suite file.', {
  file: text('Path of the file, relative to the working folder or to the package.'),
  line: whole('Line, from 1.', 1),
  column: whole('Column, from 1.', 1),
});

export const finding: JsonSchema = record<ReportedFinding>('The result of one check.', {
  requirement: orNull(text('Id of the requirement that the check is about; null for a precondition.')),
  rfc: orNull(text('RFC of the requirement, such as RFC1939.')),
  section: orNull(text('Section of the RFC.')),
  level: orNull(level),
  clause: orNull(text("The requirement in this project's own words.")),
  outcome,
  origin,
  session: text('Session on which it was made, such as A.'),
  step: orNull(whole('Index of the step, from 0; null outside the steps.')),
  place: orNull(ref('place', 'Where the step stands in the suite.')),
  times: whole('How often the check was made with this outcome.'),
  message: optional(text('What was found, in a sentence; always there unless passed.')),
  expected: optional(text('What should have come.')),
  actual: optional(text('What came, unprintable octets as C escapes.')),
  transcriptIndex: optional(whole("Index into the scenario's transcript at which the check was decided.")),
});

export const remark: JsonSchema = record<Remark>('Something legal that is worth knowing.', {
  message: text('The remark, in a sentence.'),
  step: orNull(whole('Index of the step, from 0; null outside the steps.')),
  requirement: orNull(text('Id of the requirement that it is about, if any.')),
});

export const transcriptEntry: JsonSchema = record<TranscriptEntry>(
  'Something that happened on a connection. Secrets are replaced.',
  {
    session: text('Session on which it happened, such as A.'),
    atMs: milliseconds('Milliseconds since the run began.'),
    from,
    text: text('Octets, one per character (Latin-1); for events the words.'),
    omittedOctets: optional(whole('How many octets more there were, when the entry was cut.')),
    step: optional(whole('Index of the step during which it happened; absent in preludes and epilogues.')),
  },
);

const skip: JsonSchema = record<NonNullable<ScenarioResult['skip']>>('Why the plan left it out.', {
  because: skipCause,
  enable: optional(text('The switch that would run it, such as --allow deletes.')),
});

export const scenario: JsonSchema = record<ScenarioResult>('What became of one scenario.', {
  id: text('Id of the scenario: suite, name, and row when it comes from a table.'),
  suite: text('Name of its suite.'),
  title: text('What it is about, in a sentence.'),
  why: text('What goes wrong for a person when a server breaks this.'),
  place: ref('place', 'Where the scenario stands in the suite.'),
  level: { ...level, description: 'The strongest level among the requirements that it proves; MAY if none.' },
  requirements: texts('Ids of the requirements that its steps prove.'),
  impact: list('What it does to the target beyond reading mail.', impact),
  outcome,
  reason: optional(text('Why it was skipped, blocked or errored.')),
  skip: optional(skip),
  blockedBy: optional(texts('Of a blocked scenario: failed scenarios that are probably the cause.')),
  startedMs: milliseconds('When it began, in milliseconds since the run began.'),
  durationMs: milliseconds('How long it took, in milliseconds.'),
  findings: list('Its checks.', ref('finding')),
  remarks: list('What was legal, though worth knowing.', ref('remark')),
  transcript: list('What happened on its connections, in order.', ref('transcriptEntry')),
});
