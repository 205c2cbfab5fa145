import type { ReplyObservation } from '../../model/observation.ts';
import { printable } from '../../model/printable.ts';
import { linesOf } from '../../pop3/listing.ts';
import { keywordOf } from '../../pop3/command.ts';

/** What the probe learnt that tells about optional features. */
export interface FeatureEvidence {
  /** Lines of CAPA in each state, null when it is not offered there. */
  readonly authorization: readonly string[] | null;
  readonly transaction: readonly string[] | null;
  readonly hasTimestamp: boolean;
  /** Features that were tried and work, announced or not. */
  readonly working: readonly string[];
  /** Features that the account of this run has nothing of, announced or not. */
  readonly notForUs: readonly string[];
}

/**
 * The optional features of the target, by name, sorted: each capability that either state announces, and what works
 * without being announced. RFC 2449 §6: capabilities may differ between the states.
 */
export function featuresOf(evidence: FeatureEvidence): readonly string[] {
  const { authorization, transaction, hasTimestamp, working, notForUs } = evidence;
  const lines = [...(authorization ?? []), ...(transaction ?? [])];
  const features = new Set([...lines.map(keywordOf), ...working]);
  if (authorization !== null || transaction !== null) features.add('CAPA');
  if (hasTimestamp) features.add('APOP');
  if (lines.some(takesUtf8Names)) features.add('UTF8-USER');
  for (const mechanism of mechanismsIn(lines)) {
    features.add(`SASL-${mechanism}`);
    if (mechanism.startsWith('SCRAM-')) features.add('SASL-SCRAM');
  }
  for (const name of ['', ...notForUs]) features.delete(name);
  return [...features].sort();
}

/** RFC 6856 §2.2. */
function takesUtf8Names(line: string): boolean {
  const [keyword, ...parameters] = line.toUpperCase().split(' ');
  return keyword === 'UTF8' && parameters.includes('USER');
}

/** The SASL mechanisms that capabilities announce (RFC 2449 §6.3), in upper case. */
export function mechanismsIn(capabilities: readonly string[]): readonly string[] {
  const lines = capabilities.filter((line) => keywordOf(line) === 'SASL');
  return [...new Set(lines.flatMap((line) => line.toUpperCase().split(' ').slice(1)))].filter(isMechanism);
}

/** RFC 4422 §3.1. */
function isMechanism(word: string): boolean {
  return /^[A-Z0-9_-]{1,20}$/.test(word);
}

/** The lines of a reply to CAPA, printable. */
export function capabilityLines(reply: ReplyObservation): readonly string[] {
  return linesOf(reply.body?.octets ?? new Uint8Array())
    .slice(0, CAPABILITY_LINES)
    .map((line) => printable(line));
}

/** The text behind IMPLEMENTATION (RFC 2449 §6.9), null when no state announces one. */
export function implementationOf(lines: readonly string[]): string | null {
  const line = lines.find((each) => keywordOf(each) === 'IMPLEMENTATION');
  return line === undefined ? null : line.slice('IMPLEMENTATION'.length).trim();
}

/** Capability lines kept at most; servers have about a dozen. */
const CAPABILITY_LINES = 200;
