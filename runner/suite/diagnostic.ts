import { placeAt } from './source-file.ts';
import type { SourceFile, Span } from './source-file.ts';

/** Something wrong in a file that a person wrote. */
export interface Diagnostic {
  /** Path as the person would open it. */
  readonly file: string;
  /** Line and column from 1; both 1 when the file as a whole is meant. */
  readonly line: number;
  readonly column: number;
  /** Column behind the last character that is meant, when they all are on one line. */
  readonly endColumn?: number;
  /** What is wrong, without a full stop. */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  readonly severity: 'error';
}

/** What is wrong and what to do about it, before it is known where it stands. */
export interface Complaint {
  readonly message: string;
  readonly hint?: string | undefined;
}

/** Makes a diagnostic about a stretch of a file. */
export function diagnose(source: SourceFile, span: Span, complaint: Complaint): Diagnostic {
  const start = placeAt(source, span.start);
  const end = placeAt(source, Math.max(span.end, span.start));
  return {
    ...start,
    ...(end.line === start.line ? { endColumn: end.column } : {}),
    message: complaint.message,
    ...(complaint.hint === undefined ? {} : { hint: complaint.hint }),
    severity: 'error',
  };
}

/** Makes a diagnostic about a file that could not be read as text. */
export function diagnoseFile(file: string, complaint: Complaint): Diagnostic {
  const hint = complaint.hint === undefined ? {} : { hint: complaint.hint };
  return { file, line: 1, column: 1, message: complaint.message, ...hint, severity: 'error' };
}
