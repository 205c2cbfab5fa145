/** The same list twice: for programs and for people. */
export interface Listing {
  readonly json: readonly unknown[];
  readonly lines: readonly string[];
}
