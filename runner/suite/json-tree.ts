/** Where a JSON value stands in its text, and where its parts do. */
export type JsonNode = ObjectNode | ArrayNode | ScalarNode;

interface Located {
  /** Offset of the first character. */
  readonly start: number;
  /** Offset behind the last character. */
  readonly end: number;
}

export interface ObjectNode extends Located {
  readonly kind: 'object';
  readonly members: ReadonlyMap<string, MemberNode>;
}

export interface ArrayNode extends Located {
  readonly kind: 'array';
  readonly elements: readonly JsonNode[];
}

export interface ScalarNode extends Located {
  readonly kind: 'scalar';
}

/** A member of an object: where its name stands, and its value. */
export interface MemberNode {
  readonly name: Located;
  readonly value: JsonNode;
}

/** The positions of everything in a JSON text, and the names that an object has twice. */
export interface JsonTree {
  readonly root: JsonNode;
  /** How deep brackets are nested. */
  readonly depth: number;
  readonly duplicates: readonly (Located & { readonly name: string })[];
}

/** Way from the root of a value to a part of it: member names and element indexes. */
export type JsonPath = readonly (string | number)[];

/**
 * Finds where everything stands in a text that JSON.parse has accepted; on any other text its answer means nothing.
 * Momoa would do it too, and explains syntax errors (see syntax-error.ts), but takes some hundred times as long as
 * JSON.parse, which every run would pay before its first connection.
 */
export function locateJson(text: string): JsonTree {
  const duplicates: (Located & { name: string })[] = [];
  const root: OpenNode = { kind: 'array', start: 0, end: 0, elements: [] };
  const open: OpenNode[] = [root];
  let depth = 0;
  for (let at = nextToken(text, 0); at < text.length;) {
    const top = open.at(-1) ?? root;
    const end = endOfToken(text, at);
    switch (text.charCodeAt(at)) {
      case OPEN_BRACE:
        open.push({ kind: 'object', start: at, end: 0, members: new Map(), pending: null });
        break;
      case OPEN_BRACKET:
        open.push({ kind: 'array', start: at, end: 0, elements: [] });
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        depth = Math.max(depth, open.length - 1);
        open.pop();
        top.end = end;
        attach(open.at(-1) ?? root, top);
        break;
      default:
        if (top.kind === 'object' && top.pending === null) name(top, { text, start: at, end }, duplicates);
        else attach(top, { kind: 'scalar', start: at, end });
    }
    at = nextToken(text, end);
  }
  return { root: root.elements[0] ?? { kind: 'scalar', start: 0, end: text.length }, depth, duplicates };
}

const [QUOTE, COMMA, COLON, BACKSLASH] = [0x22, 0x2c, 0x3a, 0x5c];
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d];

/** Offset of the next string, bracket, number or word; colons and commas say nothing that order does not. */
function nextToken(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBetween(text.charCodeAt(at))) at++;
  return at;
}

function isBetween(code: number): boolean {
  return code <= 0x20 || code === COMMA || code === COLON;
}

function endOfToken(text: string, start: number): number {
  const code = text.charCodeAt(start);
  if (code === QUOTE) return endOfString(text, start);
  if (isBracket(code)) return start + 1;
  let at = start + 1;
  while (at < text.length && !isBetween(text.charCodeAt(at)) && !isBracket(text.charCodeAt(at))) at++;
  return at;
}

function isBracket(code: number): boolean {
  return code === OPEN_BRACE || code === CLOSE_BRACE || code === OPEN_BRACKET || code === CLOSE_BRACKET;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at + 1;
}

type OpenNode = OpenObject | OpenArray;

interface OpenObject {
  readonly kind: 'object';
  readonly start: number;
  end: number;
  readonly members: Map<string, MemberNode>;
  /** Name of the member whose value comes next. */
  pending: (Located & { readonly decoded: string }) | null;
}

interface OpenArray {
  readonly kind: 'array';
  readonly start: number;
  end: number;
  readonly elements: JsonNode[];
}

function name(
  object: OpenObject,
  token: Located & { readonly text: string },
  duplicates: (Located & { name: string })[],
): void {
  const { start, end } = token;
  const decoded = decodeString(token.text.slice(start, end));
  if (object.members.has(decoded)) duplicates.push({ name: decoded, start, end });
  object.pending = { start, end, decoded };
}

function attach(parent: OpenNode, value: JsonNode): void {
  if (parent.kind === 'array') {
    parent.elements.push(value);
    return;
  }
  if (parent.pending === null) return;
  const { decoded, start, end } = parent.pending;
  parent.members.set(decoded, { name: { start, end }, value });
  parent.pending = null;
}

function decodeString(token: string): string {
  return token.includes('\\') ? (JSON.parse(token) as string) : token.slice(1, -1);
}

/** The node at the end of the path; the last one that exists when the path goes on beyond it. */
export function nodeAt(root: JsonNode, path: JsonPath): JsonNode {
  let node = root;
  for (const part of path) {
    const next = childOf(node, part);
    if (next === undefined) return node;
    node = next;
  }
  return node;
}

function childOf(node: JsonNode, part: string | number): JsonNode | undefined {
  switch (node.kind) {
    case 'object':
      return node.members.get(String(part))?.value;
    case 'array':
      return node.elements[Number(part)];
    case 'scalar':
      return undefined;
  }
}

/**
 * Where the member's name stands, else where the node does: for complaints about a member as such.
 */
export function nameAt(root: JsonNode, path: JsonPath): Located {
  const parent = nodeAt(root, path.slice(0, -1));
  const member = parent.kind === 'object' ? parent.members.get(String(path.at(-1))) : undefined;
  return member?.name ?? nodeAt(root, path);
}
