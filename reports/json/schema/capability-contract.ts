import type {
  Announcement,
  AskedState,
  CapabilityContract,
  CapabilityRow,
} from '../../../runner/model/capability-contract.ts';
import { flag, list, optional, record, text, texts, whole } from './build.ts';
import type { JsonSchema } from './build.ts';
import { capabilityState, standing } from './words.ts';

const askedState: JsonSchema = record<AskedState>('Whether CAPA was answered in a state.', {
  state: capabilityState,
  answered: flag('Whether the server listed its capabilities.'),
});

const announcement: JsonSchema = record<Announcement>('A line of a CAPA response.', {
  state: capabilityState,
  line: text('The capability line, printable.'),
});

const row: JsonSchema = record<CapabilityRow>('One capability: what is said of it, and what it does.', {
  name: text('Name in upper case; a SASL mechanism as SASL-PLAIN.'),
  announced: list('The lines that announce it, by state.', announcement),
  withoutLine: optional(flag('There, though no capability line exists to announce it: APOP, CAPA.')),
  standing,
  met: whole('Requirements about it that are met.'),
  violated: whole('Requirements about it that are violated.'),
  undetermined: whole('Requirements about it that could not be judged.'),
  notExercised: whole('Requirements about it of which no check ran.'),
  violations: texts('Ids of the violated ones, MUSTs first.'),
  remark: optional(text('What a reader should know beside it.')),
});

export const capabilityContract: JsonSchema = record<CapabilityContract>(
  'What the target announces, held against what it does; derived from the probe and the verdicts.',
  {
    basis: text('What the rows come to, or why there are none, in a sentence.'),
    states: list('The states of the columns; empty when no state answers CAPA.', askedState),
    capabilities: list('Every capability that is announced or there, the worst first.', row),
    notOffered: texts('Features that requirements are about and that the target lacks.'),
  },
);
