import { STANDINGS } from '../model/capability-contract.ts';
import type {
  Announcement,
  CapabilityContract,
  CapabilityRow,
  CapabilityState,
} from '../model/capability-contract.ts';
import type { RequirementResult, TargetDescription } from '../model/result.ts';
import { announces, keywordOf } from './announcement.ts';
import { contractSentence } from './contract-sentence.ts';
import { rowOf } from './capability-row.ts';

/** What the contract is derived from. */
export interface ContractParts {
  readonly target: TargetDescription;
  readonly requirements: readonly RequirementResult[];
  /** Whether the probe came to its end, so that what it did not find is not there. */
  readonly probed: boolean;
}

/** Holds what the target announces against the verdicts on what it announces. Nothing is measured for it. */
export function capabilityContractOf({ requirements, ...rest }: ContractParts): CapabilityContract {
  // A promise is made to the RFCs: what is scored apart breaks none.
  const parts = { ...rest, requirements: requirements.filter(({ apart }) => apart !== true) };
  const asked = statesOf(parts.target);
  const hasCapa = asked.some(({ answered }) => answered);
  const capabilities = hasCapa ? rowsOf(parts) : [];
  const { features } = parts.target;
  return {
    basis: contractSentence({ probed: parts.probed, hasCapa, capabilities, features }),
    states: hasCapa ? asked : [],
    capabilities,
    notOffered: parts.probed ? notOffered(parts, capabilities) : [],
  };
}

/** The columns: where the greeting is read, then past the login, then on either side of TLS where the run tells them. */
const STATES: readonly CapabilityState[] = ['authorization', 'transaction', 'beforeTls', 'underTls'];

type Lines = Readonly<Partial<Record<CapabilityState, readonly string[] | null>>>;

function statesOf({ capabilities }: TargetDescription): CapabilityContract['states'] {
  const lines: Lines = capabilities;
  return STATES.flatMap((state) =>
    lines[state] === undefined ? [] : [{ state, answered: lines[state] !== null }],
  );
}

function rowsOf(parts: ContractParts): readonly CapabilityRow[] {
  const announcements = announcementsOf(parts.target);
  const known = featuresIn(parts.requirements);
  return namesOf(parts, announcements, known)
    .map((name) =>
      rowOf(name, {
        announced: announcements.filter(({ line }) => announces(line, name)),
        isOffered: parts.target.features.includes(name),
        isKnown: known.some((feature) => feature === name || feature.startsWith(`${name}-`)),
        requirements: parts.requirements.filter(({ feature }) => feature === name),
      }),
    )
    .toSorted(worstFirst);
}

function announcementsOf({ capabilities }: TargetDescription): readonly Announcement[] {
  const lines: Lines = capabilities;
  return STATES.flatMap((state) =>
    (lines[state] ?? []).filter((line) => keywordOf(line) !== '').map((line) => ({ state, line })),
  );
}

function featuresIn(requirements: readonly RequirementResult[]): readonly string[] {
  return [...new Set(requirements.flatMap(({ feature }) => (feature === undefined ? [] : [feature])))];
}

/**
 * What is announced, and what is there without being announced. A parameter such as a SASL mechanism has a row of its own
 * only where some requirement is about it.
 */
function namesOf(
  { target }: ContractParts,
  announcements: readonly Announcement[],
  known: readonly string[],
): readonly string[] {
  const keywords = announcements.map(({ line }) => keywordOf(line));
  const features = target.features.filter(
    (feature) => known.includes(feature) || !announcements.some(({ line }) => announces(line, feature)),
  );
  return [...new Set([...keywords, ...features])];
}

function worstFirst(one: CapabilityRow, other: CapabilityRow): number {
  const byStanding = STANDINGS.indexOf(one.standing) - STANDINGS.indexOf(other.standing);
  if (byStanding !== 0) return byStanding;
  return one.name < other.name ? -1 : 1;
}

function notOffered(
  { target, requirements }: ContractParts,
  rows: readonly CapabilityRow[],
): readonly string[] {
  const there = new Set([...target.features, ...rows.map(({ name }) => name)]);
  return featuresIn(requirements)
    .filter((feature) => !there.has(feature))
    .toSorted();
}
