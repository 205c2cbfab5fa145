import type { CapabilityRow, CapabilityStanding } from '../model/capability-contract.ts';

/** What the sentence tells. */
export interface ContractFacts {
  readonly probed: boolean;
  /** Whether CAPA is answered in any state. */
  readonly hasCapa: boolean;
  readonly capabilities: readonly CapabilityRow[];
  /** Optional features that the probe found. */
  readonly features: readonly string[];
}

/** One sentence: how what is announced stands, or why there is nothing to hold the server to. */
export function contractSentence({ probed, hasCapa, capabilities, features }: ContractFacts): string {
  if (hasCapa) return tableSentence(capabilities);
  if (!probed) return 'The run ended before it was known what the server announces.';
  const found =
    features.length === 0 ? 'no optional feature was found' : `found all the same: ${features.join(', ')}`;
  return `The server does not answer CAPA, so that it announces nothing to hold it to; ${found}.`;
}

function tableSentence(rows: readonly CapabilityRow[]): string {
  const announced = rows.filter((row) => row.announced.length > 0);
  const number = announced.length;
  const standings = TOLD.flatMap(([standing, words]) => {
    const sum = announced.filter((row) => row.standing === standing).length;
    return sum === 0 ? [] : [`${sum} ${words(sum)}`];
  });
  const head = number === 1 ? '1 capability is announced' : `${number} capabilities are announced`;
  const table = standings.length === 0 ? head : `${head}: ${standings.join(', ')}`;
  return [`${table}.`, ...hiddenSentence(rows)].join(' ');
}

const TOLD: readonly (readonly [CapabilityStanding, (sum: number) => string])[] = [
  ['broken', (sum) => (sum === 1 ? 'is broken' : 'are broken')],
  ['deviates', (sum) => (sum === 1 ? 'deviates from a SHOULD' : 'deviate from SHOULDs')],
  ['works', (sum) => (sum === 1 ? 'works' : 'work')],
  ['not-tried', (sum) => (sum === 1 ? 'was not tried' : 'were not tried')],
  ['unknown', (sum) => (sum === 1 ? 'is unknown to the catalogues' : 'are unknown to the catalogues')],
];

function hiddenSentence(rows: readonly CapabilityRow[]): readonly string[] {
  const hidden = rows.filter(({ standing }) => standing === 'hidden').map(({ name }) => name);
  if (hidden.length === 0) return [];
  return [`${hidden.join(', ')} ${hidden.length === 1 ? 'works' : 'work'} without being announced.`];
}
