import { rfcName } from '../../runner/model/rfc-name.ts';

/** Where a requirement stands. */
export interface SectionOf {
  readonly rfc: string;
  readonly section: string;
  readonly topic: string | undefined;
}

/** `RFC 1939, section 5`; of a catalogue that is no RFC with what the section is about. */
export function sectionName({ rfc, section, topic }: SectionOf): string {
  const name = `${rfcName(rfc)}, section ${section}`;
  return topic === undefined ? name : `${name}: ${topic}`;
}
