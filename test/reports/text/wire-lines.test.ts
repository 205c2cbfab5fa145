import t from 'tap';
import { wireLines } from '../../../reports/text/wire-lines.ts';
import type { TranscriptEntry } from '../../../runner/model/transcript.ts';
import { transcriptOf } from '../sample-parts.ts';

function shown(
  transcript: readonly TranscriptEntry[],
  options: { readonly limit?: number; readonly deciding?: readonly number[] } = {},
): readonly string[] {
  return wireLines(transcript, { limit: 100, deciding: [], ...options }).map((line) =>
    line.kind === 'gap' ? `gap ${line.lines}` : `${line.deciding ? '>' : ''}${line.from} ${line.text}`,
  );
}

t.test('octets are shown with their line ends, events in words', (t) => {
  t.same(shown(transcriptOf('# connected', 'S: +OK', 'C: STAT')), [
    'event connected',
    'S +OK\\r\\n',
    'C STAT\\r\\n',
  ]);
  t.end();
});

t.test('an entry of several lines is shown line by line, and is marked as a whole', (t) => {
  const entry: TranscriptEntry = { session: 'A', atMs: 0, from: 'S', text: '+OK\r\n\n..\r\n\r\ntail' };
  t.same(shown([entry], { deciding: [0] }), [
    '>S +OK\\r\\n',
    '>S \\n',
    '>S ..\\r\\n',
    '>S \\r\\n',
    '>S tail',
  ]);
  t.end();
});

t.test('octets that were not kept are counted', (t) => {
  const entry: TranscriptEntry = { session: 'A', atMs: 0, from: 'S', text: 'begin', omittedOctets: 70 };
  t.same(shown([entry]), ['S begin', 'event … 70 more octets']);
  t.end();
});

const LONG = transcriptOf(...Array.from({ length: 1000 }, (_, index) => `C: ${index}`));

t.test('a long transcript keeps its two ends', (t) => {
  const lines = shown(LONG, { limit: 6 });
  t.same(lines.slice(0, 3), ['C 0\\r\\n', 'C 1\\r\\n', 'C 2\\r\\n']);
  t.same(lines.slice(3), ['gap 994', 'C 997\\r\\n', 'C 998\\r\\n', 'C 999\\r\\n']);
  t.end();
});

t.test('a long transcript keeps the deciding line with its neighbours', (t) => {
  const lines = shown(LONG, { limit: 21, deciding: [500] });
  t.same(lines.slice(0, 4), ['C 0\\r\\n', 'C 1\\r\\n', 'gap 490', 'C 492\\r\\n']);
  t.ok(lines.includes('>C 500\\r\\n'));
  t.same(lines.slice(-4), ['C 508\\r\\n', 'gap 489', 'C 998\\r\\n', 'C 999\\r\\n']);
  t.end();
});

t.test('the limit holds however many lines are deciding, and shown and left out add up', (t) => {
  const deciding = LONG.map((_, index) => index);
  const lines = wireLines(LONG, { limit: 30, deciding });
  const kept = lines.filter(({ kind }) => kind === 'line').length;
  const left = lines.reduce((sum, line) => sum + (line.kind === 'gap' ? line.lines : 0), 0);
  t.same([kept, left], [30, 970]);
  t.end();
});

t.test('an index beyond the transcript marks nothing', (t) => {
  t.same(shown(transcriptOf('C: STAT'), { deciding: [7] }), ['C STAT\\r\\n']);
  t.end();
});
