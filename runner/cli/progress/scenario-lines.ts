import { paintFor, type Paint } from '../../../reports/console/paint.ts';
import { legible } from '../../../reports/text/legible.ts';
import type { RunEvent, ScenarioOutcome } from '../../model/event.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Channel } from '../terminal.ts';
import { traceLines } from './trace-lines.ts';

/** What is printed of every scenario: its outcome, or its whole transcript as well. */
export type Detail = 'outcome' | 'transcript';

/** One line for every scenario that was selected, as it ends, skipped ones included; with everything that went over the wire on request. */
export function scenarioLines({ write, colourLevel }: Channel, detail: Detail): (event: RunEvent) => void {
  const paint = paintFor(colourLevel);
  return (event) => {
    if (event.type !== 'scenario-finished' || wasLeftOut(event.scenario)) return;
    const transcript = detail === 'transcript' ? traceLines(event.scenario.transcript, paint) : [];
    write([outcomeLine(event.scenario, paint), ...transcript].map((line) => `${line}\n`).join(''));
  };
}

/** What the user chose not to run is no news to the user. */
function wasLeftOut({ planned: { decision } }: ScenarioOutcome): boolean {
  return decision.kind === 'skip' && decision.because === 'not-selected';
}

function outcomeLine({ outcome, planned, reason }: ScenarioOutcome, paint: Paint): string {
  const behind = reason === undefined ? '' : paint.quiet(`: ${legible(reason)}`);
  return `${tint(outcome, paint)} ${planned.id}${behind}`;
}

const WIDTH = 7;

function tint(outcome: Outcome, paint: Paint): string {
  const text = outcome.padEnd(WIDTH);
  switch (outcome) {
    case 'passed':
      return paint.good(text);
    case 'failed':
      return paint.bad(text);
    case 'blocked':
    case 'errored':
      return paint.warning(text);
    case 'skipped':
      return paint.quiet(text);
  }
}
