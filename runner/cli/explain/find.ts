import type { Fault } from '../../../fixtures/faults/fault.ts';
import type { ResolvedScenario } from '../../suite/loaded.ts';
import { nearest, quoted } from '../../suite/nearest.ts';
import type { CitedRequirement, Knowledge } from './knowledge.ts';

/** One thing to explain, or why it is not clear which. */
export type Found =
  | { readonly kind: 'scenario'; readonly scenario: ResolvedScenario; readonly rows: readonly string[] }
  | { readonly kind: 'requirement'; readonly requirement: CitedRequirement }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'mistake'; readonly message: string };

/** Most candidates that are listed for a name that fits many. */
const MOST_CANDIDATES = 10;

/** Finds what a name means: the whole of it, or else what alone begins or ends with it; upper and lower case alike. */
export function find(name: string, knowledge: Knowledge): Found {
  const known = new Map(entriesOf(knowledge));
  const wanted = name.toLowerCase();
  const exact = known.get(wanted);
  if (exact !== undefined) return exact;
  const [first, ...others] = knowledge.scenarios.filter((each) => tableOf(each) === wanted);
  if (first !== undefined)
    return { kind: 'scenario', scenario: first, rows: [first, ...others].map(({ id }) => id) };
  const fitting =
    wanted === '' ? [] : [...known.keys()].filter((each) => each.startsWith(wanted) || each.endsWith(wanted));
  const only = fitting.length === 1 ? known.get(fitting[0] ?? '') : undefined;
  if (only !== undefined) return only;
  const message =
    fitting.length > 1
      ? ambiguous(
          name,
          fitting.map((key) => nameOf(known.get(key))),
        )
      : unknown(name, known);
  return { kind: 'mistake', message };
}

/** The id that a scenario had before its table was cut into rows. */
function tableOf({ suite, scenario }: ResolvedScenario): string {
  return `${suite}/${scenario.id}`.toLowerCase();
}

function entriesOf({ scenarios, requirements, faults }: Knowledge): readonly (readonly [string, Found])[] {
  return [
    ...scenarios.map((scenario) => ({ kind: 'scenario', scenario, rows: [] }) as const),
    ...requirements.map((requirement) => ({ kind: 'requirement', requirement }) as const),
    ...faults.map((fault) => ({ kind: 'fault', fault }) as const),
  ].map((found) => [nameOf(found).toLowerCase(), found] as const);
}

function nameOf(found: Found | undefined): string {
  switch (found?.kind) {
    case 'scenario':
      return found.scenario.id;
    case 'requirement':
      return found.requirement.id;
    case 'fault':
      return found.fault.name;
    case 'mistake':
    case undefined:
      return '';
  }
}

function ambiguous(name: string, fitting: readonly string[]): string {
  const listed = fitting.slice(0, MOST_CANDIDATES).join(', ');
  const more = fitting.length > MOST_CANDIDATES ? ` and ${fitting.length - MOST_CANDIDATES} more` : '';
  return `${quoted(name)} fits ${fitting.length} names: ${listed}${more}`;
}

/** People remember the last part of an id best, so a slip in it is looked for as well. */
function unknown(name: string, known: ReadonlyMap<string, Found>): string {
  const names = [...known.values()].map(nameOf);
  const whole = nearest(name, names);
  const lastParts = new Map(names.map((each) => [each.slice(each.lastIndexOf('/') + 1), each]));
  const meant = whole ?? lastParts.get(nearest(name, lastParts.keys()) ?? '');
  const hint = meant === undefined ? 'pop3spec list shows what there is' : `did you mean "${meant}"?`;
  return `nothing is called ${quoted(name)}; ${hint}`;
}
