import { isNode } from './tree.ts';

/**
 * What is known of a piece of an expression's value before it has one. `text`: all of it; `measured`: base64 or hexadecimal
 * digits, and not four of them; `encoded`: base64 or hexadecimal digits; `unknown`: nothing.
 */
export type KnownPiece =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'measured' | 'encoded' | 'unknown' };

/** What is known of the value of an expression, piece by piece. Commands are four letters and a space (RFC 1939 §3). */
export function knownPieces(tree: unknown): readonly KnownPiece[] {
  if (!isNode(tree)) return [{ kind: 'unknown' }];
  const { op, args } = tree;
  if (op === 'value' && typeof args === 'string') return [{ kind: 'text', text: args }];
  if (op === '+') return listOf(args).flatMap(knownPieces);
  return [{ kind: kindOf(tree) }];
}

type Kind = Exclude<KnownPiece['kind'], 'text'>;

function kindOf(tree: unknown): Kind {
  if (!isNode(tree)) return 'unknown';
  const [name, of, given] = listOf(tree.args);
  if (tree.op === 'call') return kindOfCall(String(name));
  if (tree.op === '[]') return kindOfElements(name);
  if (tree.op !== 'rcall' || name !== 'substring' || kindOf(of) === 'unknown') return 'unknown';
  const [from, to] = listOf(given).map((each) => (isNode(each) && each.op === 'value' ? each.args : null));
  return from === 0n && typeof to === 'bigint' && to !== 4n ? 'measured' : 'encoded';
}

/** What is known of each element of a list. */
function kindOfElements(list: unknown): Kind {
  if (!isNode(list) || list.op !== 'rcall') return 'unknown';
  const [name, of, given] = listOf(list.args);
  if (name === 'filter') return kindOfElements(of);
  if (name === 'map') return kindOf(listOf(given).at(-1));
  return name === 'split' && kindOf(of) !== 'unknown' ? 'encoded' : 'unknown';
}

/** Functions whose value is encoded whatever they are given; all but one make more than four characters of anything. */
const ENCODERS: ReadonlyMap<string, Kind> = new Map([
  ['base64', 'encoded'],
  ['md5', 'measured'],
  ['sha256', 'measured'],
  ['apop', 'measured'],
  ['plain', 'measured'],
  ['cramMd5', 'measured'],
  ['scramFirst', 'measured'],
  ['scramFinal', 'measured'],
  ['scramRaw', 'measured'],
  ['oauthBearer', 'measured'],
]);

/** What is known of the value of a function, whatever it is given. */
export function kindOfCall(name: string): Kind {
  return ENCODERS.get(name) ?? 'unknown';
}

/** Whether the value may be many times as long as the values and texts that it is made of. */
export function mayGrow(tree: unknown): boolean {
  if (Array.isArray(tree)) return tree.some(mayGrow);
  if (!isNode(tree)) return false;
  const [name] = listOf(tree.args);
  return (tree.op === 'rcall' && name === 'join') || mayGrow(tree.args);
}

function listOf(args: unknown): readonly unknown[] {
  return Array.isArray(args) ? (args as readonly unknown[]) : [];
}
