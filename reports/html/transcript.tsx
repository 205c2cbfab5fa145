import type { ComponentChildren, JSX } from 'preact';
import type { ScenarioResult } from '../../runner/model/result.ts';
import { count, duration } from '../text/figures.ts';
import { legible } from '../text/legible.ts';
import { wireLines } from '../text/wire-lines.ts';
import type { WireGap, WireLine } from '../text/wire-lines.ts';
import { Octets } from './phrasing.tsx';

/** A pause this long between two lines is worth telling. */
const PAUSE_MS = 500;

export interface TranscriptProps {
  readonly scenario: ScenarioResult;
  /** Most lines shown. */
  readonly limit: number;
}

/** What went over the wire: C and S in front of every line, the deciding lines marked, the middle left out when long. */
export function Transcript({ scenario, limit }: TranscriptProps): JSX.Element | null {
  const { transcript } = scenario;
  if (transcript.length === 0) return null;
  const decisions = decisionsIn(scenario);
  const lines = wireLines(transcript, { limit, deciding: [...decisions.keys()] });
  const sessions = new Set(transcript.map(({ session }) => session)).size;
  return (
    <pre class="wire">
      {lines.map((line, index) =>
        line.kind === 'gap' ? (
          <Gap lines={line.lines} />
        ) : (
          <Line line={line} before={lines[index - 1]} isNamed={sessions > 1}>
            <Decision line={line} before={lines[index - 1]} decisions={decisions} />
          </Line>
        ),
      )}
    </pre>
  );
}

/** Which requirements were found broken by which entry of the transcript. */
type Decisions = ReadonlyMap<number, readonly string[]>;

function decisionsIn({ findings }: ScenarioResult): Decisions {
  const decisions = new Map<number, readonly string[]>();
  for (const { outcome, transcriptIndex, requirement } of findings)
    if (outcome === 'failed' && transcriptIndex !== undefined) {
      const known = decisions.get(transcriptIndex) ?? [];
      decisions.set(transcriptIndex, requirement === null ? known : [...new Set([...known, requirement])]);
    }
  return decisions;
}

interface DecisionProps extends Pick<LineProps, 'line' | 'before'> {
  readonly decisions: Decisions;
}

/** Told once for an entry of several lines. */
function Decision({ line, before, decisions }: DecisionProps): JSX.Element | null {
  if (!line.deciding || (before?.kind === 'line' && before.entry === line.entry)) return null;
  const requirements = decisions.get(line.entry) ?? [];
  return <em> ◀ {requirements.length === 0 ? 'decided here' : requirements.map(legible).join(', ')}</em>;
}

function Gap({ lines }: { readonly lines: number }): JSX.Element {
  return <span class="gap">{`… ${count(lines, 'line')} left out …\n`}</span>;
}

interface LineProps {
  readonly line: WireLine;
  readonly before: WireLine | WireGap | undefined;
  readonly isNamed: boolean;
  readonly children: ComponentChildren;
}

function Line({ line, before, isNamed, children }: LineProps): JSX.Element {
  const { from, session, text, deciding } = line;
  const prefix = from === 'event' ? '--' : `${from}:`;
  const content = (
    <>
      <b>{isNamed ? `${session} ${prefix}` : prefix}</b> {from === 'event' ? text : <Octets text={text} />}
      <Pause line={line} before={before} />
      {children}
      {'\n'}
    </>
  );
  const name = from === 'event' ? 'event' : from.toLowerCase();
  return deciding ? <mark class={name}>{content}</mark> : <span class={name}>{content}</span>;
}

function Pause({ line, before }: Pick<LineProps, 'line' | 'before'>): JSX.Element | null {
  const waited = before?.kind === 'line' ? line.atMs - before.atMs : 0;
  return waited < PAUSE_MS ? null : <small> (after {duration(waited)})</small>;
}
