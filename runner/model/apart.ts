/** Something that belongs to a catalogue: a requirement, a row of the scorecard. */
export interface OfCatalogue {
  /** The catalogue, such as RFC1939 or SECURITY. */
  readonly rfc: string;
  /** Whether the catalogue is scored apart, since no RFC makes its requirements. */
  readonly apart?: boolean;
}

/** What decides about the headline. */
export interface CountingLine {
  /** Catalogues scored apart that the user wants to count all the same (`--fail-on security`). */
  readonly failOnApart: readonly string[];
}

/** Whether something changes neither the headline nor the exit status, whatever comes of it. */
export function isApart({ rfc, apart }: OfCatalogue, { failOnApart }: CountingLine): boolean {
  return apart === true && !failOnApart.includes(rfc);
}
