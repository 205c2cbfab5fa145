import { BUILT_IN_VARIABLES } from '../../language/built-ins.ts';
import type { Part as TextPart } from '../../language/parts.ts';
import { quoted } from '../nearest.ts';
import { membersOf } from './names.ts';
import type { Problem } from './problem.ts';
import type { TextPlace } from './references.ts';

/** First words that mean something in every scenario. */
const RESERVED_ROOTS: ReadonlySet<string> = new Set(
  BUILT_IN_VARIABLES.map(({ name }) => name.split('.')[0] ?? name),
);

/** New names must not hide what they mean already. */
export function checkCaptures(parts: readonly TextPart[], place: TextPlace): readonly Problem[] {
  return namedCaptures(parts).flatMap(({ name, offset }) => {
    const range = { offset: offset + 1, length: name.length };
    return checkNewName(name, place).map((problem) => ({ ...problem, range }));
  });
}

/** Captures where nothing can be bound have no names. */
export function checkUnnamed(parts: readonly TextPart[], path: TextPlace['path']): readonly Problem[] {
  return namedCaptures(parts).map(({ name, type, offset }) => ({
    path,
    range: { offset: offset + 1, length: name.length },
    message: `nothing is bound here, so the name ${quoted(name)} has no use`,
    hint: `write {:${type}}; values are bound by the status line, and by "each" with "as"`,
  }));
}

type Capture = Extract<TextPart, { readonly kind: 'capture' }>;

function namedCaptures(parts: readonly TextPart[]): readonly Capture[] {
  return parts.flatMap((part) => (part.kind === 'capture' && part.name !== '' ? [part] : []));
}

/** What keeps a value from being bound to this name. */
export function checkNewName(name: string, place: TextPlace): readonly Problem[] {
  const message = clashOf(name, place);
  return message === null ? [] : [{ path: place.path, message, hint: 'take another name' }];
}

function clashOf(name: string, { names, written }: TextPlace): string | null {
  const words = name.split('.');
  const [root = name] = words;
  if (Object.hasOwn(written.text.row?.values ?? {}, name))
    return `${quoted(name)} is a parameter of the rows`;
  if (RESERVED_ROOTS.has(root) || /^[A-Z]$/.test(root)) return `${quoted(root)} means something else already`;
  const holder = words
    .slice(0, -1)
    .map((_, index) => words.slice(0, index + 1).join('.'))
    .find((each) => names.has(each));
  if (holder !== undefined) return `${quoted(holder)} is a value already and cannot have members`;
  const [member] = membersOf(names, name);
  return member === undefined ? null : `${quoted(name)} is a group already, with ${quoted(member)}`;
}
