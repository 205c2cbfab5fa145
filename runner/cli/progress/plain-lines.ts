import type { RunEvent } from '../../model/event.ts';
import type { Channel } from '../terminal.ts';
import { NOTHING_YET, tallied, tallyText, type Tally } from './tally.ts';

/** Lines of progress in a whole run: enough to see that it lives, few enough for a build log. */
const MOST_LINES = 10;

/**
 * Progress as plain lines, for logs: the beginning, every tenth of the way, and every failure when it happens. Nothing of
 * scenarios that never began: a run that was cut short is no progress.
 */
export function plainLines({ write }: Channel): (event: RunEvent) => void {
  let tally: Tally = NOTHING_YET;
  let hasBegun = false;
  return (event) => {
    const before = tally;
    tally = tallied(tally, event);
    if (event.type === 'scenario-started' && !hasBegun) {
      hasBegun = true;
      write(`running ${tally.total} scenarios\n`);
    }
    if (event.type !== 'scenario-finished' || !before.running.includes(event.scenario.planned.id)) return;
    if (tally.failed > before.failed) write(`failed ${event.scenario.planned.id}\n`);
    if (tenthOf(tally) > tenthOf(before)) write(`${tallyText(tally)}\n`);
  };
}

function tenthOf({ done, total }: Tally): number {
  return total === 0 ? 0 : Math.floor((done * MOST_LINES) / total);
}
