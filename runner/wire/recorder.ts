import type { Secret } from '../model/secret.ts';
import type { TranscriptEntry } from '../model/transcript.ts';
import { latin1 } from '../pop3/encode.ts';
import type { Clock } from './clock.ts';
import { ENTRY_LIMIT, ENTRY_MARGIN, TRANSCRIPT_ENTRY_LIMIT, TRANSCRIPT_LIMIT } from './limits.ts';
import { derivedSecretsOf, entryOf, type Note, redactedTexts, shownOctets, streamsOf } from './note.ts';
import { createRedactor, type Redactor } from './redaction.ts';

/** What a recorder needs to know. */
export interface RecorderOptions {
  readonly clock: Clock;
  /** Everything that must never be shown, e.g. the passwords of all accounts. */
  readonly secrets: readonly Secret[];
}

/** Writes down what happens on the connections of one scenario; what it gives out is redacted and bounded. */
export class Recorder {
  /** The step during which things happen from now on; null outside the steps. */
  step: number | null = null;
  readonly #clock: Clock;
  readonly #secrets: readonly Secret[];
  readonly #notes: Note[] = [];
  #room: number = TRANSCRIPT_LIMIT;
  #leftOut = 0;
  /** Null when something was sent since it was made: that may hold secrets of its own. */
  #redactor: Redactor | null = null;

  constructor(options: RecorderOptions) {
    this.#clock = options.clock;
    this.#secrets = options.secrets;
  }

  /** Number of entries so far. */
  get length(): number {
    return this.#notes.length;
  }

  /** The client sent octets: an entry of their own. */
  sent(session: string, octets: Uint8Array): void {
    this.#redactor = null;
    this.#append(this.#begin(session, 'C'), octets);
  }

  /** The server sent octets: they join the entry before when nothing happened in between. */
  received(session: string, octets: Uint8Array): void {
    const last = this.#notes.at(-1);
    const joins = last?.from === 'S' && last.session === session && last.step === this.step;
    this.#append(joins && this.#leftOut === 0 ? last : this.#begin(session, 'S'), octets);
  }

  /** Something else happened, told in words. */
  event(session: string, words: string): void {
    this.#append(this.#begin(session, 'event'), Buffer.from(words, 'latin1'));
  }

  /** All that happened so far, with no secret in it. */
  entries(): readonly TranscriptEntry[] {
    const redactor = this.#currentRedactor();
    const texts = new Map(streamsOf(this.#notes).flatMap((stream) => [...redactedTexts(stream, redactor)]));
    const entries = this.#notes.map((note) => entryOf(note, texts.get(note) ?? ''));
    return this.#leftOut === 0 ? entries : [...entries, this.#leftOutEntry(entries)];
  }

  /** Any text about this scenario, with no secret in it: the known ones and what was derived from them on the wire. */
  redact(text: string): string {
    return this.#currentRedactor().text(text);
  }

  #begin(session: string, from: Note['from']): Note | null {
    if (this.#notes.length === TRANSCRIPT_ENTRY_LIMIT) {
      this.#leftOut++;
      return null;
    }
    const room = Math.min(ENTRY_LIMIT, this.#room);
    const atMs = this.#clock.nowMs();
    const note: Note = { session, atMs, from, step: this.step, room, kept: '', octetCount: 0 };
    this.#notes.push(note);
    return note;
  }

  #append(note: Note | null, octets: Uint8Array): void {
    if (note === null) return;
    const missing = note.room === 0 ? 0 : note.room + ENTRY_MARGIN - note.kept.length;
    if (missing > 0) note.kept += latin1(octets.subarray(0, missing));
    this.#room += shownOctets(note);
    note.octetCount += octets.length;
    this.#room -= shownOctets(note);
  }

  #currentRedactor(): Redactor {
    if (this.#redactor !== null) return this.#redactor;
    const derived = streamsOf(this.#notes).flatMap(derivedSecretsOf);
    this.#redactor = createRedactor([...this.#secrets, ...derived]);
    return this.#redactor;
  }

  #leftOutEntry(entries: readonly TranscriptEntry[]): TranscriptEntry {
    const { session, atMs } = entries.at(-1) ?? { session: '', atMs: 0 };
    return { session, atMs, from: 'event', text: `${this.#leftOut} further entries left out` };
  }
}
