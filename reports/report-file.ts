/** A file that a report writer made; the caller puts it on disk. */
export interface ReportFile {
  /** Relative to the folder that the user asked for. */
  readonly path: string;
  /** To be written as UTF-8: at once, or piece by piece where the whole would take much memory. */
  readonly content: string | Iterable<string>;
}

/** The content of a file as one text. */
export function textOf({ content }: ReportFile): string {
  return typeof content === 'string' ? content : [...content].join('');
}
