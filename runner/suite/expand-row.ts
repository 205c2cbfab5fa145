import type { Row, Scenario } from '../model/suite.ts';
import { substitute, wholeParameter } from './substitution.ts';

/** The scenario with the parameters of a row filled in, in every string below it; its rows are left out. */
export function expandRow(scenario: Scenario, row: Row): Scenario {
  const shared = Object.entries(scenario).filter(([name]) => name !== 'rows');
  return expand(Object.fromEntries(shared), row, '') as Scenario;
}

/** Members whose value may be other than text: there a parameter that stands alone keeps its type. */
const TYPED_MEMBERS: ReadonlySet<string> = new Set([
  'times',
  'segments',
  'withinMs',
  'silent',
  'pause',
  'atMostMs',
  'multiline',
  'top',
  'count',
  'octets',
  'orAtLeast',
]);

function expand(value: unknown, row: Row, member: string): unknown {
  if (typeof value === 'string') return expandText(value, row, member);
  if (Array.isArray(value)) return value.map((item) => expand(item, row, member));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, expand(inner, row, name)]));
}

function expandText(written: string, row: Row, member: string): unknown {
  const parameter = wholeParameter(written, row);
  if (parameter !== null && TYPED_MEMBERS.has(member)) return row[parameter];
  return substitute(written, row).text;
}
