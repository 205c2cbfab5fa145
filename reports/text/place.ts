import type { SourcePlace } from '../../runner/model/plan.ts';
import { legible } from './legible.ts';

/** `file:line:column`, as compilers and editors write it. */
export function placeText({ file, line, column }: SourcePlace): string {
  return legible(`${file}:${line}:${column}`);
}
