import type { Fault } from '../../fixtures/faults/fault.ts';
import { sectionName } from '../../reports/text/section-name.ts';
import { rfcName } from '../../runner/model/rfc-name.ts';
import { watcherOf } from '../../runner/judge/watched-requirements.ts';
import type { PlannedScenario } from '../../runner/model/plan.ts';
import type { Catalogue, Requirement } from '../../runner/model/requirement.ts';

/** What the page is made of. */
export interface Coverage {
  readonly catalogues: readonly Catalogue[];
  readonly scenarios: readonly PlannedScenario[];
  readonly faults: readonly Fault[];
}

/** The catalogues section by section: each requirement with what proves it, and with the faults that show that it does. */
export function coveragePage(coverage: Coverage): string {
  const { catalogues } = coverage;
  return `${[HEAD, ...catalogues.flatMap((each) => [intro(each), ...sectionsOf(each, coverage)])].join('\n\n')}\n`;
}

const HEAD = `# What is tested

Made from the catalogues, the suites and the faults; a test holds it up to date (CONTRIBUTING.md says how it is written
again). A requirement is proved by scenarios, watched in every exchange by the wire rules or the maildrop ledger, or both.
A fault is the reference server with this requirement broken; the tests see to it that it is found.`;

function intro({ rfc, apart, title, requirements }: Catalogue): string {
  const visible = requirements.filter(({ observable }) => observable);
  return [
    `## ${rfcName(rfc)}: ${title}`,
    '',
    `${String(requirements.length)} requirements; ${String(visible.length)} can be seen from outside.`,
    ...(apart === true
      ? ['', 'No RFC makes them: they are scored apart, and no verdict rests on them.']
      : []),
  ].join('\n');
}

function sectionsOf(
  { rfc, apart, sections: topics, requirements }: Catalogue,
  coverage: Coverage,
): readonly string[] {
  const sections = [...new Set(requirements.map(({ section }) => section))];
  return sections.flatMap((section) => [
    `### ${sectionName({ rfc, section, topic: topics?.[section] })}`,
    requirements
      .filter((each) => each.section === section)
      .map((each) => entry(each, apart === true, coverage))
      .join('\n'),
  ]);
}

function entry(requirement: Requirement, apart: boolean, { scenarios, faults }: Coverage): string {
  const { id, level, basis, text, observable, unobservable } = requirement;
  const head = `- **${id}** ${level}${basis === 'reading' && !apart ? ', by reading' : ''}: ${text}`;
  if (!observable) return `${head}\n  - cannot be seen: ${unobservable ?? ''}`;
  const watcher = watcherOf(id);
  const lines = [
    ...named('proved by', scenariosAbout(id, scenarios)),
    ...(watcher === null ? [] : [`  - watched by the ${watcher}`]),
    ...named(
      'faults',
      faults.filter(({ breaks }) => breaks.includes(id)).map(({ name }) => name),
    ),
  ];
  return [head, ...(lines.length === 0 ? ['  - not tested yet'] : lines)].join('\n');
}

function named(what: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`  - ${what}: ${names.map((name) => `\`${name}\``).join(', ')}`];
}

/** Rows of a table count as one scenario; their number stands behind it. */
function scenariosAbout(id: string, scenarios: readonly PlannedScenario[]): readonly string[] {
  const rows = new Map<string, number>();
  for (const { requirements, suite, scenario } of scenarios) {
    if (!requirements.includes(id)) continue;
    const name = `${suite}/${scenario.id.split('/')[0] ?? scenario.id}`;
    rows.set(name, (rows.get(name) ?? 0) + 1);
  }
  return [...rows].map(([name, count]) => (count === 1 ? name : `${name} (${String(count)})`));
}
