import { randomBytes } from 'node:crypto';

/**
 * Marks for messages that get a header field in front on their way, each given once: by its mark a message is known again
 * wherever it ends up, whatever was made of the rest of it, in this run and in later ones.
 */
export class TraceMarks {
  readonly #run: string = randomBytes(6).toString('hex');
  #given = 0;

  /** The next mark. */
  next(): string {
    this.#given += 1;
    return `p${this.#run}x${String(this.#given).padStart(7, '0')}`;
  }
}

/** The header field that holds a mark: a trace field, as every agent on the way puts one in front (RFC 5321 §4.4). */
export function traceField(mark: string): Uint8Array {
  const date = new Date().toUTCString().replace('GMT', '+0000');
  return Buffer.from(`Received: by pop3spec id ${mark}; ${date}\r\n`, 'latin1');
}

/** The mark in the header of a message; null when it has none, and is not one of ours. */
export function markIn(octets: Uint8Array): string | null {
  const text = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).toString('latin1');
  const end = /^\r?\n|\n\r?\n/.exec(text)?.index ?? text.length;
  return FIELD.exec(text.slice(0, end + 1))?.[1] ?? null;
}

/** Agents may fold it anew. */
const FIELD = /^Received:\s+by\s+pop3spec\s+id\s+(p[0-9a-f]{12}x\d{7});/im;
