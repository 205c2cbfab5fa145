/** A node of the syntax tree of a CEL expression, as far as it is looked at here. */
export interface Node {
  readonly op: string;
  readonly args: unknown;
}

/** Tells a node from the other values that stand in a tree. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
}
