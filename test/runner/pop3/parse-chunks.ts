import { latin1 } from '../../../runner/pop3/encode.ts';
import { type ReplyLimits, ReplyParser } from '../../../runner/pop3/reply-parser.ts';
import type { LimitObservation, ReplyObservation } from '../../../runner/model/observation.ts';

/** What a parser made of some chunks. */
export interface Parsed {
  readonly observation: ReplyObservation | LimitObservation | null;
  /** Octets that the reply took of all chunks. */
  readonly consumed: number;
  readonly partial: string;
}

/** What the parser is asked. */
export interface Question {
  readonly multiLine: boolean;
  readonly limits?: Partial<ReplyLimits>;
}

/** Feeds the chunks to a parser until it has its reply. */
export function parse(chunks: readonly Uint8Array[], question: Question): Parsed {
  const parser = new ReplyParser(question);
  let before = 0;
  for (const chunk of chunks) {
    const fed = parser.feed(chunk);
    if (fed !== null) {
      return {
        observation: fed.observation,
        consumed: before + fed.consumed,
        partial: latin1(parser.partial()),
      };
    }
    before += chunk.length;
  }
  return { observation: null, consumed: before, partial: latin1(parser.partial()) };
}
