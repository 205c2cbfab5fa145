import type {
  ClosedObservation,
  LimitObservation,
  Observation,
  ReplyObservation,
  SilenceObservation,
  TimeoutObservation,
} from '../model/observation.ts';
import { PARTIAL_LIMIT } from '../pop3/limits.ts';
import { OctetCollector } from '../pop3/octet-collector.ts';
import { ReplyParser } from '../pop3/reply-parser.ts';
import type { Ending } from './transport.ts';

/** Makes an observation of what arrives, whichever way it ends. */
export interface Reader<Seen extends Observation> {
  /** Takes a chunk; null while more is awaited. */
  take(chunk: Uint8Array): { readonly consumed: number; readonly observation: Seen } | null;
  /** The server ended the connection first. */
  closed(how: Ending): Seen;
  /** The time was up first. */
  expired(afterMs: number): Seen;
}

/** What a read of a reply can see. */
export type ReplySeen = ReplyObservation | LimitObservation | ClosedObservation | TimeoutObservation;

/** Awaits one complete reply. */
export function replyReader(multiLine: boolean): Reader<ReplySeen> {
  const parser = new ReplyParser({ multiLine });
  return {
    take: (chunk) => parser.feed(chunk),
    closed: (how) => ({ kind: 'closed', how, partial: parser.partial() }),
    expired: (afterMs) => ({ kind: 'timeout', afterMs, partial: parser.partial() }),
  };
}

/** Awaits the end of the connection; keeps the first octets that come before it. */
export function closedReader(): Reader<ClosedObservation | TimeoutObservation> {
  const before = new OctetCollector(PARTIAL_LIMIT);
  return {
    take: (chunk) => {
      before.add(chunk, 0, chunk.length);
      return null;
    },
    closed: (how) => ({ kind: 'closed', how, partial: before.collected() }),
    expired: (afterMs) => ({ kind: 'timeout', afterMs, partial: before.collected() }),
  };
}

/** Awaits that anything comes, and takes none of it. */
export function arrivalReader(forMs: number): Reader<SilenceObservation> {
  const observation: SilenceObservation = { kind: 'silence', forMs };
  return {
    take: () => ({ consumed: 0, observation }),
    closed: () => observation,
    expired: () => observation,
  };
}

/** Awaits that nothing comes; a line that does come is reported as the reply that it looks like. */
export function silenceReader(forMs: number): Reader<ReplySeen | SilenceObservation> {
  const reply = replyReader(false);
  let isSilent = true;
  return {
    take: (chunk) => {
      isSilent = false;
      return reply.take(chunk);
    },
    closed: (how) => reply.closed(how),
    expired: (afterMs) => (isSilent ? { kind: 'silence', forMs } : reply.expired(afterMs)),
  };
}
