import type { Expression } from '../../language/expression.ts';
import type { Part as TextPart } from '../../language/parts.ts';
import type { JsonPath } from '../json-tree.ts';
import { nearest, quoted } from '../nearest.ts';
import type { WrittenScenario } from '../resolve-scenario.ts';
import { messageProblem, unknownMessage } from './check-fixtures.ts';
import { isBound, membersOf, reachesValue } from './names.ts';
import type { Names } from './names.ts';
import type { Problem, World } from './problem.ts';

/** A text of a scenario, with what may be spoken of in it. */
export interface TextPlace {
  readonly path: JsonPath;
  readonly names: Names;
  readonly written: WrittenScenario;
  readonly world: World;
}

/** What the parts of a template or pattern speak of has a value. */
export function checkParts(parts: readonly TextPart[], place: TextPlace): readonly Problem[] {
  return parts.flatMap((part) => {
    switch (part.kind) {
      case 'value':
        return checkValue(part.name, part.offset, place);
      case 'computed':
        return checkExpression(part.expression, part.offset + 2, place);
      case 'message-number': {
        const { path, written, world } = place;
        const problem = messageProblem({ path, value: part.fixture }, written.scenario, world.messages);
        return problem === null
          ? []
          : [{ ...problem, range: { offset: part.offset + 2, length: part.fixture.length } }];
      }
      case 'literal':
      case 'capture':
      case 'end':
        return [];
    }
  });
}

function checkValue(name: string, offset: number, place: TextPlace): readonly Problem[] {
  const range = { offset: offset + 1, length: name.length };
  if (reachesValue(place.names, name)) return [];
  const members = membersOf(place.names, name);
  if (members.length === 0) return [unbound(name, range, place)];
  return [
    { path: place.path, range, message: `${quoted(name)} is a group of values: ${members.join(', ')}` },
  ];
}

/** What an expression that begins at this offset of the text speaks of has a value. */
export function checkExpression(
  expression: Expression,
  offset: number,
  place: TextPlace,
): readonly Problem[] {
  const source = withoutStrings(expression.source);
  const names = expression.variables.flatMap((variable) => {
    if (!isBound(place.names, variable)) return [unboundIn(source, variable, { offset, place })];
    return place.names.has(variable) ? [] : unknownMembers(source, variable, { offset, place });
  });
  return [...names, ...unknownMessages(expression.source, offset, place)];
}

interface SourcePlace {
  readonly offset: number;
  readonly place: TextPlace;
}

function unboundIn(source: string, variable: string, { offset, place }: SourcePlace): Problem {
  const at = source.search(new RegExp(`(?<![\\w.])${variable}\\b`));
  return unbound(variable, { offset: offset + Math.max(0, at), length: variable.length }, place);
}

/** `before.octets` where only `before.count` was captured. */
function unknownMembers(source: string, group: string, { offset, place }: SourcePlace): readonly Problem[] {
  const chains = source.matchAll(new RegExp(`(?<![\\w.])${group}(?:\\.[A-Za-z_]\\w*)+`, 'g'));
  return [...chains].flatMap((match) => {
    const chain = match[0];
    if (reachesValue(place.names, chain) || isBound(place.names, chain)) return [];
    return [unbound(chain, { offset: offset + match.index, length: chain.length }, place)];
  });
}

function unbound(name: string, range: Problem['range'], place: TextPlace): Problem {
  return {
    path: place.path,
    range,
    message: `${quoted(name)} has no value here`,
    hint: unboundHint(name, place),
  };
}

function unboundHint(name: string, { names, written: { scenario, text } }: TextPlace): string {
  const [root = name] = name.split('.');
  const parameters = Object.keys(text.row?.values ?? {}).filter((each) => each !== 'row');
  const meant = nearest(name, [...names, ...parameters]);
  if (parameters.includes(name)) return `a row parameter stands in braces also within expressions: {${name}}`;
  if (root === 'maildrop' && scenario.maildrop === 'any')
    return 'the maildrop is "any": nobody knows what is in it';
  if (name === 'maildrop.octets' && scenario.orAtLeast !== undefined) return ONLY_LIST_SAYS;
  if (meant !== null) return `did you mean ${quoted(meant)}?`;
  if (/^[A-Z]\.tls\b/.test(name)) return TLS_HINT;
  if (/^[A-Z]$/.test(root)) return `session ${root} was not opened`;
  const members = membersOf(names, root);
  return members.length > 0 ? `there is ${members.map(quoted).join(', ')}` : UNBOUND_HINT;
}

const ONLY_LIST_SAYS = 'with "orAtLeast" nobody but the server knows the octets: add up what LIST says';

const TLS_HINT =
  'a "tls" step that is accepted binds it; so does the way to a session where the scenario needs "TLS"';

const UNBOUND_HINT =
  'values are bound by captures of earlier steps, in every answer with which the scenario goes on';

/** `messages["name"]` speaks of messages that exist. */
function unknownMessages(source: string, offset: number, place: TextPlace): readonly Problem[] {
  const spoken = [...source.matchAll(/\bmessages\s*\[\s*(["'])(.*?)\1\s*\](\s*\.\s*number\b)?/g)];
  return spoken.flatMap((match) => {
    const value = match[2] ?? '';
    const { path, written, world } = place;
    const isNumber = match[3] !== undefined;
    const problem = isNumber ? messageProblem({ path, value }, written.scenario, world.messages) : null;
    const isKnown = world.messages.includes(value);
    const found = problem ?? (isKnown ? null : unknownMessage({ path, value }, world.messages));
    return found === null
      ? []
      : [{ ...found, range: { offset: offset + match.index, length: match[0].length } }];
  });
}

/** The source with its string literals blanked out, so that words within them are no names. */
function withoutStrings(source: string): string {
  return source.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, (literal) => ' '.repeat(literal.length));
}
