/** A file that a report writer made; the caller puts it on disk. */
export interface ReportFile {
  /** Relative to the folder that the user asked for. */
  readonly path: string;
  /** To be written as UTF-8. */
  readonly content: string;
}
