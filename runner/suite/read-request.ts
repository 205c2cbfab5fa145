/** Which suites to read, and how closely to look at them. */
export interface ReadRequest {
  /** Folder that holds suites/ and fixtures/messages/: packageRoot(), other folders in tests. */
  readonly root: string;
  /** Suite files, or folders of them, beside those of the package; relative to the working folder. */
  readonly own?: readonly string[];
  readonly bundled?: 'read' | 'leave';
  /**
   * `own`: the suites of the package are taken to be free of mistakes beyond the schema, as `pop3spec lint` in the tests
   * holds them to, so that a run starts fast. `full`: everything is looked at.
   */
  readonly lint?: 'full' | 'own';
}
