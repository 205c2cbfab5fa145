import type { Baseline } from '../model/baseline.ts';
import type { Catalogue } from '../model/requirement.ts';
import { diagnose } from './diagnostic.ts';
import type { Complaint, Diagnostic } from './diagnostic.ts';
import { nodeAt } from './json-tree.ts';
import type { JsonPath } from './json-tree.ts';
import { quoted, suggestion } from './nearest.ts';
import { readDocument } from './read-document.ts';
import type { Document } from './read-document.ts';
import type { SourceFile } from './source-file.ts';

/** The reason that stands in an entry until a person writes one. */
export const NO_REASON_YET = 'TODO: say why';

/** What came of reading a baseline: null with what is wrong in it, or the baseline with what is worth a word. */
export interface BaselineRead {
  readonly baseline: Baseline | null;
  readonly source: SourceFile | null;
  /** What is wrong. */
  readonly diagnostics: readonly Diagnostic[];
  /** What somebody should look at, though a run can begin. */
  readonly warnings: readonly Diagnostic[];
}

/** Reads a file of known deviations. */
export async function readBaseline(path: string, catalogues: readonly Catalogue[]): Promise<BaselineRead> {
  const read = await readDocument<Baseline>({ path, shown: path }, 'baseline');
  const { source, document } = read;
  if (document === null) return { baseline: null, source, diagnostics: read.diagnostics, warnings: [] };
  const diagnostics = document.value.deviations.flatMap((_, index) => mistakesIn(document, index));
  const warnings = [...unknownIn(document, catalogues), ...withoutReason(document)];
  return { baseline: diagnostics.length > 0 ? null : document.value, source, diagnostics, warnings };
}

function mistakesIn(document: Document<Baseline>, index: number): readonly Diagnostic[] {
  const { deviations } = document.value;
  const { requirement, expires } = deviations[index] ?? { requirement: '' };
  const first = deviations.findIndex((each) => each.requirement === requirement);
  return [
    ...(first === index ? [] : [at(document, [index, 'requirement'], TWICE)]),
    ...(expires === undefined || isDay(expires) ? [] : [at(document, [index, 'expires'], noDay(expires))]),
    ...bothWays(document, index),
  ];
}

/** Scenarios that are said to fail always, and by chance. */
function bothWays(document: Document<Baseline>, index: number): readonly Diagnostic[] {
  const { fails = [], varies = [] } = document.value.deviations[index] ?? {};
  const always = new Set(fails.flatMap(({ scenarios }) => scenarios));
  return varies.flatMap((id, place) =>
    always.has(id) ? [at(document, [index, 'varies', place], BOTH_WAYS)] : [],
  );
}

const BOTH_WAYS: Complaint = {
  message: 'this scenario stands in "fails" of the same entry too',
  hint: 'it fails in the same way in every run, or it varies: remove it from one of them',
};

const TWICE: Complaint = {
  message: 'an entry about this requirement is there already',
  hint: 'put the ways of failing of both into "fails" of one',
};

function noDay(text: string): Complaint {
  return { message: `there is no day ${quoted(text)}`, hint: 'year, month and day, as in "2027-01-31"' };
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** No mistake: requirements come and go with versions of this program, and the run tells of it. */
function unknownIn(document: Document<Baseline>, catalogues: readonly Catalogue[]): readonly Diagnostic[] {
  const ids = catalogues.flatMap(({ requirements }) => requirements.map(({ id }) => id));
  return document.value.deviations.flatMap(({ requirement }, index) => {
    if (ids.includes(requirement)) return [];
    const message = `no catalogue has a requirement ${quoted(requirement)}`;
    return [at(document, [index, 'requirement'], { message, hint: suggestion(requirement, ids) })];
  });
}

/** The first of them, with the number of the others: a new file has nothing but such entries. */
function withoutReason(document: Document<Baseline>): readonly Diagnostic[] {
  const { deviations } = document.value;
  const index = deviations.findIndex(({ reason }) => reason === NO_REASON_YET);
  if (index === -1) return [];
  const others = deviations.filter(({ reason }) => reason === NO_REASON_YET).length - 1;
  const message = `the reason is still to be written${others === 0 ? '' : `, as in ${others} more`}`;
  const hint = 'say in a sentence why this deviation is put up with';
  return [at(document, [index, 'reason'], { message, hint })];
}

function at({ source, root }: Document<Baseline>, path: JsonPath, complaint: Complaint): Diagnostic {
  return diagnose(source, nodeAt(root, ['deviations', ...path]), complaint);
}
