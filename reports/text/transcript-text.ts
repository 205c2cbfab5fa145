import type { ScenarioResult } from '../../runner/model/result.ts';
import { count } from './figures.ts';
import { wireLines } from './wire-lines.ts';
import type { WireGap, WireLine } from './wire-lines.ts';

/** Lines of a transcript shown where text stands by itself. */
const LINES_LIMIT = 40;

/** The transcript of a scenario as lines of plain text; `>` marks those by which a failed check was decided. */
export function transcriptText({ transcript, findings }: ScenarioResult): readonly string[] {
  const deciding = findings.flatMap(({ outcome, transcriptIndex }) =>
    outcome === 'failed' && transcriptIndex !== undefined ? [transcriptIndex] : [],
  );
  const isNamed = new Set(transcript.map(({ session }) => session)).size > 1;
  return wireLines(transcript, { limit: LINES_LIMIT, deciding }).map((line) => lineText(line, isNamed));
}

function lineText(line: WireLine | WireGap, isNamed: boolean): string {
  if (line.kind === 'gap') return `  … ${count(line.lines, 'line')} left out …`;
  const from = line.from === 'event' ? '--' : `${line.from}:`;
  return `${line.deciding ? '>' : ' '} ${isNamed ? `${line.session} ` : ''}${from} ${line.text}`;
}
