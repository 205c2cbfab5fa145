import type { Announcement, CapabilityRow, CapabilityStanding } from '../model/capability-contract.ts';
import { LEVELS } from '../model/requirement.ts';
import type { RequirementResult } from '../model/result.ts';
import { tally } from './tally.ts';
import type { Tally } from './tally.ts';

/** What is known of one capability. */
export interface CapabilityFacts {
  readonly announced: readonly Announcement[];
  /** Whether the probe found it, announced or not, as something that this run may use. */
  readonly isOffered: boolean;
  /** Whether a catalogue is about it. */
  readonly isKnown: boolean;
  /** The requirements that bind servers with it. */
  readonly requirements: readonly RequirementResult[];
}

/** How a capability stands, and what tells. */
export function rowOf(name: string, facts: CapabilityFacts): CapabilityRow {
  const counts = tally(facts.requirements);
  const violations = violated(facts.requirements);
  const standing = standingOf(name, facts, counts);
  const remark = remarkOn(name, facts, standing);
  const { met, undetermined, notExercised } = counts;
  return {
    name,
    announced: facts.announced,
    ...(isWithoutLine(name, facts) ? { withoutLine: true } : {}),
    standing,
    met,
    violated: violations.length,
    undetermined,
    notExercised,
    violations,
    ...(remark === null ? {} : { remark }),
  };
}

/** The first rule that holds; docs/scoring.md, "Capabilities". */
function standingOf(name: string, facts: CapabilityFacts, { met, violated }: Tally): CapabilityStanding {
  const breaks = facts.requirements.some(({ level, verdict }) => level === 'MUST' && verdict === 'violated');
  if (breaks) return 'broken';
  if (facts.announced.length === 0 && !isWithoutLine(name, facts)) return 'hidden';
  if (!facts.isKnown) return 'unknown';
  if (violated > 0) return 'deviates';
  return met > 0 ? 'works' : 'not-tried';
}

/** Features that no capability line is there to announce. */
const SHOWN_OTHERWISE: ReadonlyMap<string, string> = new Map([
  ['APOP', 'Shown by the timestamp in the greeting; CAPA has no line for it (RFC 2449 §6).'],
  ['CAPA', 'Shown by being answered.'],
  ['TLS', 'Shown by the connections of the run, which are under TLS.'],
]);

function isWithoutLine(name: string, { announced }: CapabilityFacts): boolean {
  return announced.length === 0 && SHOWN_OTHERWISE.has(name);
}

function remarkOn(
  name: string,
  { announced, isKnown, isOffered }: CapabilityFacts,
  standing: CapabilityStanding,
): string | null {
  const otherwise = SHOWN_OTHERWISE.get(name);
  if (announced.length === 0 && otherwise !== undefined) return otherwise;
  if (announced.length > 0 && isKnown && !isOffered) return 'Announced, but not used by this run.';
  switch (standing) {
    case 'hidden':
      return 'Works without being announced: clients that go by CAPA do without it.';
    case 'broken':
      return announced.length === 0 ? 'Not announced; what works is judged all the same.' : null;
    case 'unknown':
      return 'No catalogue is about it: legal, and not judged.';
    case 'not-tried':
      return 'Nothing in this run came to a judgement about it.';
    case 'works':
    case 'deviates':
      return null;
  }
}

function violated(requirements: readonly RequirementResult[]): readonly string[] {
  return LEVELS.flatMap((level) =>
    requirements.filter((each) => each.level === level && each.verdict === 'violated').map(({ id }) => id),
  );
}
