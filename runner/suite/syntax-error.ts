import { parse } from '@humanwhocodes/momoa';
import { diagnose } from './diagnostic.ts';
import type { Complaint, Diagnostic } from './diagnostic.ts';
import type { SourceFile } from './source-file.ts';

/** Explains why a text is no JSON. Loaded only when one is not: see json-tree.ts. */
export function explainSyntax(source: SourceFile): Diagnostic {
  const { text } = source;
  const start = offsetOfError(text) ?? controlCharacter(text) ?? 0;
  return diagnose(source, { start, end: start + 1 }, complaintAt(text, start));
}

/** Where momoa stumbles; null when it does not, since it lets control characters in strings pass. */
function offsetOfError(text: string): number | null {
  try {
    parse(text, { mode: 'json' });
    return null;
  } catch (error) {
    const offset = error instanceof Error && 'offset' in error ? error.offset : undefined;
    return typeof offset === 'number' ? offset : null;
  }
}

function controlCharacter(text: string): number | null {
  for (const string of text.matchAll(/"(?:[^"\\]+|\\.)*"/gs)) {
    const at = string[0].search(/[\u0000-\u001f]/);
    if (at !== -1) return string.index + at;
  }
  return null;
}

function complaintAt(text: string, offset: number): Complaint {
  const rest = text.slice(offset).trimStart();
  if (text.trim() === '') return { message: 'the file is empty' };
  if (text.startsWith('\ufeff')) return BYTE_ORDER_MARK;
  if (isCutOff(text, rest)) return CUT_OFF;
  if (/^[\u0000-\u001f]/.test(text.slice(offset))) return CONTROL_CHARACTER;
  const before = text.slice(0, offset).trimEnd();
  return { message: `not JSON: unexpected ${JSON.stringify(rest.slice(0, 1))}`, hint: hintFor(rest, before) };
}

const BYTE_ORDER_MARK: Complaint = {
  message: 'the file begins with a byte order mark',
  hint: 'save it as UTF-8 without one',
};

const CUT_OFF: Complaint = {
  message: 'the file ends in the middle of a value',
  hint: 'a bracket or a quote is not closed',
};

const CONTROL_CHARACTER: Complaint = {
  message: 'a string holds a line end or another control character',
  hint: 'close the string on the line on which it began, and write \\r, \\n, \\t or \\u0000 for such characters',
};

/** At the end of the text momoa points at the last token that it has seen. */
function isCutOff(text: string, rest: string): boolean {
  if (rest === '') return true;
  const isLastToken = /^(?:"(?:[^"\\]+|\\.)*"?|[{}[\]:,]|[^\s{}[\]:,"]+)\s*$/s.test(rest);
  return isLastToken && !/[}\]]$/.test(text.trimEnd());
}

const ESCAPES =
  'a backslash begins one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000; write \\\\ for the backslash itself';

/** The mistakes that are made most. */
function hintFor(rest: string, before: string): string | undefined {
  if (/^(?:\/\/|\/\*|#)/.test(rest)) return 'JSON has no comments; a scenario says what it is for in "why"';
  if (/^[}\]]/.test(rest) && before.endsWith(',')) return 'no comma may stand before a closing bracket';
  if (rest.startsWith('\\')) return ESCAPES;
  if (rest.startsWith("'")) return 'JSON strings stand in double quotes';
  if (/^["{[]/.test(rest) && /["\d}\]el]$/.test(before)) return 'a comma or a colon is missing before it';
  return undefined;
}
