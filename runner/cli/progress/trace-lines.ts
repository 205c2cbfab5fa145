import type { Paint } from '../../../reports/console/paint.ts';
import { legible } from '../../../reports/text/legible.ts';
import { printableText } from '../../model/printable.ts';
import type { TranscriptEntry } from '../../model/transcript.ts';

/** A transcript as it was recorded, secrets replaced, every line of the wire on a line of its own. */
export function traceLines(transcript: readonly TranscriptEntry[], paint: Paint): readonly string[] {
  return transcript.flatMap((entry) => entryLines(entry, paint));
}

function entryLines(entry: TranscriptEntry, paint: Paint): readonly string[] {
  const head = paint.quiet(`  ${entry.atMs.toFixed(1).padStart(9)} ms  ${entry.session}`);
  if (entry.from === 'event') return [`${head} * ${paint.quiet(legible(entry.text))}`];
  const lines = entry.text
    .split(/(?<=\n)/)
    .map((line) => `${head} ${entry.from} ${printableText(line, Infinity)}`);
  const omitted = entry.omittedOctets;
  return omitted === undefined
    ? lines
    : [...lines, `${head} ${entry.from} ${paint.quiet(`… ${omitted} more octets`)}`];
}
