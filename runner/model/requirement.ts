/** How strongly an RFC asks for something (RFC 2119's words, also for the older RFC 1939). */
export type Level = 'MUST' | 'SHOULD' | 'MAY';

/** Strongest first: the order in which levels are listed and compared. */
export const LEVELS: readonly Level[] = ['MUST', 'SHOULD', 'MAY'];

/** `keyword`: the RFC says must, should or may itself; `reading`: derived from its description, with an argument. */
export type Basis = 'keyword' | 'reading';

/** One thing that an RFC asks of a server and that can be violated by itself. */
export interface Requirement {
  /** Stable for ever, e.g. `RFC1939-5-STAT-04`. */
  readonly id: string;
  readonly section: string;
  readonly command: string | null;
  readonly level: Level;
  readonly basis: Basis;
  /** Why the text is read so; present when `basis` is `reading`. */
  readonly argument?: string;
  /** The requirement in this project's own words, one sentence. */
  readonly text: string;
  /** Binds only servers that offer this optional feature, e.g. `TOP`. */
  readonly feature?: string;
  /** Whether a client can see a violation. */
  readonly observable: boolean;
  /** Why a client cannot see it; present when `observable` is false. */
  readonly unobservable?: string;
}

/** The requirements of one RFC, or of a topic that no RFC settles. */
export interface Catalogue {
  /** `RFC1939`; of a catalogue that is scored apart its topic, `SECURITY`. */
  readonly rfc: string;
  readonly title: string;
  /** Address of the RFC; sections are linked as `#section-5`. Absent where there is no RFC. */
  readonly url?: string;
  /** Whether no RFC makes these requirements, so that no headline and no exit status rests on them unless asked for. */
  readonly apart?: boolean;
  /** What each section is about, by its number, where there is no RFC to be read. */
  readonly sections?: Readonly<Record<string, string>>;
  readonly requirements: readonly Requirement[];
}
