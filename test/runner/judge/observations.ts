import { createHash } from 'node:crypto';
import type { BodyObservation, Observation, ReplyObservation } from '../../../runner/model/observation.ts';

/** A reply of one line. */
export function reply(line: string, more: Partial<ReplyObservation> = {}): ReplyObservation {
  return { kind: 'reply', line: Buffer.from(line, 'latin1'), lineEnd: 'crlf', ...more };
}

/** A multi-line reply; the content is what a client has after byte-unstuffing. */
export function multiLine(
  line: string,
  content: string,
  more: Partial<BodyObservation> = {},
): ReplyObservation {
  return reply(line, { body: body(content, more) });
}

/** The multi-line part of a reply. */
export function body(content: string, more: Partial<BodyObservation> = {}): BodyObservation {
  const octets = Buffer.from(content, 'latin1');
  return {
    octets,
    truncated: false,
    octetCount: octets.length,
    lineCount: content.split('\r\n').length - 1,
    sha256: createHash('sha256').update(octets).digest('hex'),
    unstuffedLines: 0,
    bareLfCount: 0,
    ...more,
  };
}

/** The server closed the connection. */
export function closed(partial = ''): Observation {
  return { kind: 'closed', how: 'fin', partial: Buffer.from(partial, 'latin1') };
}

/** Nothing complete came in time. */
export function timeout(partial = ''): Observation {
  return { kind: 'timeout', afterMs: 2000, partial: Buffer.from(partial, 'latin1') };
}

/** The server sent more in one line than the harness takes. */
export function limit(partial: string): Observation {
  return { kind: 'limit', limit: 'line', octets: 70_000, partial: Buffer.from(partial, 'latin1') };
}
