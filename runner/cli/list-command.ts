import { FAULTS } from '../../fixtures/faults/faults.ts';
import type { ExitStatus } from '../model/outcome.ts';
import { planRun } from '../suite/plan-run.ts';
import { EVERYTHING } from '../suite/selection.ts';
import { faultListing } from './listing/fault-listing.ts';
import type { Listing } from './listing/listing.ts';
import { requirementListing } from './listing/requirement-listing.ts';
import { scenarioListing } from './listing/scenario-listing.ts';
import { readableSuites } from './load-suites.ts';
import { UsageError } from './mistake.ts';
import type { ListOptionValues } from './option-values.ts';
import type { Terminal } from './terminal.ts';

/** `list` as it was called. */
export interface ListCall {
  readonly values: ListOptionValues;
  readonly terminal: Terminal;
}

/** `pop3spec list`: what there is, for people or as JSON. */
export async function listCommand({ values, terminal }: ListCall): Promise<ExitStatus> {
  const { json, lines } = await listing(values);
  terminal.out.write(
    values.json === true ? `${JSON.stringify(json, null, 2)}\n` : lines.map((line) => `${line}\n`).join(''),
  );
  return 0;
}

async function listing({ requirements, faults, suite = [] }: ListOptionValues): Promise<Listing> {
  if (requirements === true && faults === true)
    throw new UsageError(['--requirements and --faults exclude each other']);
  if (faults === true) return faultListing(FAULTS);
  const { loaded, names } = await readableSuites(suite);
  const plan = planRun(loaded, { ...EVERYTHING, suites: names }, ANYWHERE);
  const chosen = plan.scenarios.filter(
    ({ decision }) => decision.kind === 'run' || decision.because !== 'not-selected',
  );
  return requirements === true
    ? requirementListing(loaded.catalogues, chosen)
    : scenarioListing(loaded.suites, chosen);
}

/** Facts of a target on which nothing is left out for safety. */
const ANYWHERE = {
  loopback: true,
  provisioner: { name: 'embedded', knowsContent: true, canDelete: true, canAdd: true, form: 'as-given' },
  accounts: 2,
  hasToken: true,
} as const;
