/** A stretch of a text, from one index up to another. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The same stretches in order, those that overlap made one. */
export function merged(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last !== undefined && span.from < last.to) {
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    } else if (span.to > span.from) {
      result.push(span);
    }
  }
  return result;
}

/**
 * A part of the text with a mark in place of each span. A span that begins before the part has its mark there already;
 * here its rest is just left out.
 */
export function withMarks(
  text: string,
  part: Span,
  marks: { readonly spans: readonly Span[]; readonly mark: string },
): string {
  let result = '';
  let at = part.from;
  for (const { from, to } of marks.spans) {
    if (to <= at || from >= part.to) continue;
    if (from >= at) result += text.slice(at, from) + marks.mark;
    at = Math.min(to, part.to);
  }
  return result + text.slice(at, part.to);
}
