/** Something that happened on a connection, in order. */
export interface TranscriptEntry {
  /** Session name, `A`, `B` …; `probe` and the like for sessions that belong to no scenario. */
  readonly session: string;
  /** Milliseconds since the run began, monotonic. */
  readonly atMs: number;
  /** `C`: octets sent by the client; `S`: octets sent by the server; `event`: anything else, told in words. */
  readonly from: 'C' | 'S' | 'event';
  /**
   * The octets, one per character (Latin-1), secrets replaced; for events the words. Cut at a limit: `omittedOctets`
   * says how many more there were.
   */
  readonly text: string;
  readonly omittedOctets?: number;
  /** Index of the step during which it happened; absent in preludes and epilogues. */
  readonly step?: number;
}
