import type { JsonPath } from '../json-tree.ts';
import { quoted, suggestion } from '../nearest.ts';
import { parametersIn } from '../substitution.ts';
import type { Check, Problem } from './problem.ts';

/**
 * Members whose text is no template: what looks like a parameter after the rows were filled in was meant as one, and
 * would reach the reader, or the runner, as it is.
 */
const PLAIN_MEMBERS: ReadonlySet<string> = new Set([
  'id',
  'title',
  'why',
  'otherwise',
  'remark',
  'ends',
  'times',
  'orAtLeast',
  'close',
  'state',
  'account',
  'login',
  'withinMs',
  'silent',
  'pause',
  'atMostMs',
  'multiline',
]);

/** No row parameter is spoken of that the rows do not have. */
export const checkPlaceholders: Check = ({ scenario, text }) => {
  const known = Object.keys(text.row?.values ?? {}).filter((name) => name !== 'row');
  return plainTexts(scenario, []).flatMap(({ path, value }) =>
    parametersIn(value).map((name): Problem => {
      const hint = known.length === 0 ? 'the scenario has no rows' : suggestion(name, known);
      const range = { offset: value.indexOf(`{${name}}`), length: name.length + 2 };
      return { path, range, message: `there is no row parameter ${quoted(name)}`, hint };
    }),
  );
};

interface PlainText {
  readonly path: JsonPath;
  readonly value: string;
}

function plainTexts(value: unknown, path: JsonPath): readonly PlainText[] {
  if (typeof value === 'string') return PLAIN_MEMBERS.has(String(path.at(-1))) ? [{ path, value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([name, inner]) =>
    plainTexts(inner, [...path, isList ? Number(name) : name]),
  );
}
