import { BUILT_IN_VARIABLES } from '../../language/built-ins.ts';
import type { Row, Scenario } from '../../model/suite.ts';
import { quoted, suggestion } from '../nearest.ts';
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

function differingRows(rows: readonly Row[]): readonly Problem[] {
  const everywhere = new Set(rows.flatMap(parametersOf));
  return rows.flatMap((row, index) => {
    const missing = [...everywhere].filter((name) => !Object.hasOwn(row, name));
    const known = parametersOf(row);
    return missing.map((name) => ({
      path: ['rows', index],
      message: `the row gives no value for ${quoted(name)}, which another row does`,
      hint: suggestion(name, known),
    }));
  });
}

/** Names that already mean something between braces. */
const RESERVED: ReadonlySet<string> = new Set([
  'end',
  ...BUILT_IN_VARIABLES.map(({ name }) => name.split('.')[0] ?? name),
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
