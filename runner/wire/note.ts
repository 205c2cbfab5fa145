import type { TranscriptEntry } from '../model/transcript.ts';
import { clientSecretsIn } from './client-secrets.ts';
import { REDACTED } from '../model/secret.ts';
import type { Redactor } from './redaction.ts';
import { serverSecretsIn } from './server-secrets.ts';
import { merged, type Span, withMarks } from './span.ts';

/** A transcript entry under way: octets as they came, not redacted, some more of them than will be shown. */
export interface Note {
  readonly session: string;
  readonly atMs: number;
  readonly from: TranscriptEntry['from'];
  readonly step: number | null;
  /** Octets that will be shown at most. */
  readonly room: number;
  /** The first octets, one per character. */
  kept: string;
  octetCount: number;
}

/** Notes whose octets follow each other on the wire without a gap. */
export type Stream = readonly [Note, ...Note[]];

/** The notes by session and direction, cut where octets were not kept: there nothing is known about what adjoins. */
export function streamsOf(notes: readonly Note[]): readonly Stream[] {
  const streams: [Note, ...Note[]][] = [];
  const open = new Map<string, [Note, ...Note[]]>();
  for (const note of notes) {
    const key = JSON.stringify([note.from, note.session]);
    const stream = open.get(key);
    if (stream !== undefined && note.from !== 'event') stream.push(note);
    else streams.push(begin(open, key, note));
    if (note.octetCount > note.kept.length) open.delete(key);
  }
  return streams;
}

function begin(open: Map<string, [Note, ...Note[]]>, key: string, note: Note): [Note, ...Note[]] {
  const stream: [Note, ...Note[]] = [note];
  open.set(key, stream);
  return stream;
}

/** What a stream's client gave away that must not be shown anywhere; nothing for the server's streams. */
export function derivedSecretsOf(stream: Stream): readonly string[] {
  return stream[0].from === 'C' ? clientSecretsIn(joined(stream)).derived : [];
}

/** The shown text of each note of a stream, without the secrets, also those that go from one note into the next. */
export function redactedTexts(stream: Stream, redactor: Redactor): ReadonlyMap<Note, string> {
  const text = joined(stream);
  const spans = secretSpans(stream[0].from, text, redactor);
  const texts = new Map<Note, string>();
  let from = 0;
  for (const note of stream) {
    const part = { from, to: from + Math.min(note.kept.length, note.room) };
    texts.set(note, withMarks(text, part, { spans, mark: REDACTED }));
    from += note.kept.length;
  }
  return texts;
}

/** How many octets of a note are shown. */
export function shownOctets(note: Note): number {
  return Math.min(note.octetCount, note.room);
}

/** The note as an entry of the transcript. */
export function entryOf(note: Note, text: string): TranscriptEntry {
  const omittedOctets = note.octetCount - shownOctets(note);
  return {
    session: note.session,
    atMs: note.atMs,
    from: note.from,
    text,
    ...(omittedOctets > 0 && { omittedOctets }),
    ...(note.step !== null && { step: note.step }),
  };
}

function secretSpans(from: Note['from'], text: string, redactor: Redactor): readonly Span[] {
  const known = redactor.spans(text);
  switch (from) {
    case 'C':
      return merged([...known, ...clientSecretsIn(text).spans]);
    case 'S':
      return merged([...known, ...serverSecretsIn(text)]);
    case 'event':
      return known;
  }
}

function joined(stream: Stream): string {
  return stream.map((note) => note.kept).join('');
}
