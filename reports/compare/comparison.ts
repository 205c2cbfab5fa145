import type { Level } from '../../runner/model/requirement.ts';
import type { RequirementResult, RunResult } from '../../runner/model/result.ts';
import type { ShownVerdict } from '../text/shown-verdict.ts';
import { shownVerdict } from '../text/shown-verdict.ts';

/** A result with the name that its column is to have. */
export interface NamedResult {
  readonly name: string;
  readonly result: RunResult;
}

/** Several results, requirement by requirement. */
export interface Comparison {
  readonly servers: readonly NamedResult[];
  /** Sections in catalogue order, each with the rows on which servers differ or that one of them violates. */
  readonly telling: readonly ComparedSection[];
  /** The same with all other rows: on these the servers are alike. */
  readonly alike: readonly ComparedSection[];
  /** Why the results do not compare fully, in sentences; empty when they do. */
  readonly doubts: readonly string[];
}

/** The compared requirements of one section. */
export interface ComparedSection {
  readonly rfc: string;
  readonly section: string;
  readonly topic: string | undefined;
  readonly url: string | undefined;
  readonly rows: readonly ComparedRow[];
}

/** One requirement, with what became of it at each server, in the order of the columns. */
export interface ComparedRow {
  readonly id: string;
  readonly level: Level;
  readonly text: string;
  readonly cells: readonly Cell[];
}

/** `absent`: the result does not know the requirement; `known`: violated as its baseline declares. */
export interface Cell {
  readonly verdict: ShownVerdict | 'absent';
  readonly known: boolean;
}

/** Puts results side by side. */
export function compare(servers: readonly NamedResult[]): Comparison {
  const sections = sectionsOf(servers);
  const rowsWith = (wanted: (row: ComparedRow) => boolean): readonly ComparedSection[] =>
    sections
      .map((section) => ({ ...section, rows: section.rows.filter(wanted) }))
      .filter(({ rows }) => rows.length > 0);
  return {
    servers,
    telling: rowsWith(isTelling),
    alike: rowsWith((row) => !isTelling(row)),
    doubts: doubtsAbout(servers),
  };
}

/** What a result does not know says nothing of its server. */
function isTelling({ cells }: ComparedRow): boolean {
  const verdicts = new Set(cells.map(({ verdict }) => verdict).filter((verdict) => verdict !== 'absent'));
  return verdicts.has('violated') || verdicts.size > 1;
}

function sectionsOf(servers: readonly NamedResult[]): readonly ComparedSection[] {
  const sections = new Map<string, ComparedSection>();
  const indexes = servers.map(({ result }) => new Map(result.requirements.map((each) => [each.id, each])));
  for (const requirement of unionOf(servers)) {
    const { id, rfc, section, topic, url, level, text } = requirement;
    const key = JSON.stringify([rfc, section]);
    const cells = servers.map(({ result }, index) => cellOf(indexes[index]?.get(id), result));
    const known = sections.get(key) ?? { rfc, section, topic, url, rows: [] };
    sections.set(key, { ...known, rows: [...known.rows, { id, level, text, cells }] });
  }
  return [...sections.values()];
}

/** Every requirement that one of them knows, as the first of them has it. */
function unionOf(servers: readonly NamedResult[]): readonly RequirementResult[] {
  const all = new Map<string, RequirementResult>();
  for (const { result } of servers)
    for (const requirement of result.requirements)
      if (!all.has(requirement.id)) all.set(requirement.id, requirement);
  return [...all.values()];
}

function cellOf(requirement: RequirementResult | undefined, { baseline }: RunResult): Cell {
  if (requirement === undefined) return { verdict: 'absent', known: false };
  const known = baseline?.deviations.some(
    (each) => each.requirement === requirement.id && each.standing === 'expected',
  );
  return { verdict: shownVerdict(requirement), known: known === true };
}

function doubtsAbout(servers: readonly NamedResult[]): readonly string[] {
  const digests = new Set(servers.map(({ result }) => result.tool.suiteDigest));
  const short = servers.filter(({ result }) => !result.complete).map(({ name }) => name);
  return [
    ...(digests.size > 1
      ? ['The results were made with different suites: where they differ, that may be why.']
      : []),
    ...short.map((name) => `The run of ${name} was cut short.`),
  ];
}
