import { BUILT_IN_VARIABLES } from '../../language/built-ins.ts';
import type { Row, Scenario } from '../../model/suite.ts';
import { nearest, quoted, suggestion } from '../nearest.ts';
import { parametersIn } from '../substitution.ts';
import type { Problem } from './problem.ts';

/** The rows of a table name themselves apart, give the same parameters, and every parameter is used. */
export function checkRows(scenario: Scenario): readonly Problem[] {
  const rows = scenario.rows ?? [];
  const [first] = rows;
  if (first === undefined) return [];
  return [
    ...repeatedRows(rows),
    ...differingRows(rows),
    ...reservedNames(first),
    ...unusedParameters(scenario, first),
  ];
}

function repeatedRows(rows: readonly Row[]): readonly Problem[] {
  const seen = new Set<string>();
  return rows.flatMap(({ row }, index) => {
    const isNew = !seen.has(row);
    seen.add(row);
    return isNew ? [] : [{ path: ['rows', index, 'row'], message: `there is a row ${quoted(row)} already` }];
  });
}

/** The first row tells which parameters there are. */
function differingRows([first, ...others]: readonly Row[]): readonly Problem[] {
  if (first === undefined) return [];
  const expected = parametersOf(first);
  return others.flatMap((row, index) => {
    const given = parametersOf(row);
    const missing = expected.filter((name) => !given.includes(name));
    const unknown = given
      .filter((name) => !expected.includes(name))
      .map((name) => ({ name, meant: nearest(name, missing) }));
    const path = ['rows', index + 1];
    return [
      ...unknown.map(({ name }) => unknownParameter([...path, name], { name, expected, missing })),
      ...missing
        .filter((name) => !unknown.some(({ meant }) => meant === name))
        .map((name) => ({
          path,
          message: `the row gives no value for ${quoted(name)}, which the first row does`,
        })),
    ];
  });
}

interface UnknownParameter {
  readonly name: string;
  readonly expected: readonly string[];
  readonly missing: readonly string[];
}

function unknownParameter(path: Problem['path'], { name, expected, missing }: UnknownParameter): Problem {
  const hint = suggestion(name, missing.length > 0 ? missing : expected);
  return { path, about: 'name', message: `the first row has no parameter ${quoted(name)}`, hint };
}

/** Names that already mean something between braces. */
const RESERVED: ReadonlySet<string> = new Set([
  'end',
  ...BUILT_IN_VARIABLES.map(({ name }) => name).filter((name) => !name.includes('.')),
]);

function reservedNames(row: Row): readonly Problem[] {
  return parametersOf(row)
    .filter((name) => RESERVED.has(name))
    .map((name) => ({
      path: ['rows', 0, name],
      about: 'name',
      message: `${quoted(name)} means something else already and cannot be a parameter`,
    }));
}

function unusedParameters(scenario: Scenario, row: Row): readonly Problem[] {
  const shared = Object.entries(scenario).filter(([name]) => name !== 'rows');
  const used = new Set(textsWithin(shared).flatMap(parametersIn));
  return parametersOf(row)
    .filter((name) => !used.has(name))
    .map((name) => ({
      path: ['rows', 0, name],
      about: 'name',
      message: `the parameter ${quoted(name)} is never used`,
      hint: `write {${name}} where its value should stand, or remove it from the rows`,
    }));
}

function parametersOf(row: Row): readonly string[] {
  return Object.keys(row).filter((name) => name !== 'row');
}

function textsWithin(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsWithin);
}
