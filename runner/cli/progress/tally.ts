import type { RunEvent } from '../../model/event.ts';

/** How far a run has come. */
export interface Tally {
  /** Scenarios that run, those to be skipped left out. */
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  /** Failed to be judged: blocked or errored. */
  readonly unjudged: number;
  /** Those under way, in the order in which they began. */
  readonly running: readonly string[];
}

/** A run that has not begun. */
export const NOTHING_YET: Tally = { total: 0, done: 0, failed: 0, unjudged: 0, running: [] };

/** How far a run has come after one more event. */
export function tallied(tally: Tally, event: RunEvent): Tally {
  switch (event.type) {
    case 'run-started':
    case 'target-probed':
      return { ...tally, total: event.scenarios.filter(({ decision }) => decision.kind === 'run').length };
    case 'scenario-started':
      return { ...tally, running: [...tally.running, event.id] };
    case 'scenario-finished':
      return finished(tally, event.scenario);
    case 'run-finished':
      return tally;
  }
}

type Finished = Extract<RunEvent, { readonly type: 'scenario-finished' }>['scenario'];

function finished(tally: Tally, { planned, outcome }: Finished): Tally {
  if (planned.decision.kind === 'skip') return tally;
  return {
    ...tally,
    done: tally.done + 1,
    failed: tally.failed + (outcome === 'failed' ? 1 : 0),
    unjudged: tally.unjudged + (outcome === 'blocked' || outcome === 'errored' ? 1 : 0),
    running: tally.running.filter((id) => id !== planned.id),
  };
}

/** `120/312 scenarios, 2 failed`. */
export function tallyText({ done, total, failed, unjudged }: Tally): string {
  const notes = [failed > 0 ? `, ${failed} failed` : '', unjudged > 0 ? `, ${unjudged} not judged` : ''];
  return `${done}/${total} scenarios${notes.join('')}`;
}
