import type { RunEvent } from '../../model/event.ts';
import type { Channel } from '../terminal.ts';
import { NOTHING_YET, tallied, tallyText, type Tally } from './tally.ts';

/** Lines of progress in a whole run: enough to see that it lives, few enough for a build log. */
const MOST_LINES = 10;

/** Progress as plain lines, for logs: the beginning, every tenth of the way, and every failure when it happens. */
export function plainLines({ write }: Channel): (event: RunEvent) => void {
  let tally: Tally = NOTHING_YET;
  return (event) => {
    const before = tally;
    tally = tallied(tally, event);
    if (event.type === 'target-probed') write(`running ${tally.total} scenarios\n`);
    if (tally.failed > before.failed && event.type === 'scenario-finished')
      write(`failed ${event.scenario.planned.id}\n`);
    if (tenthOf(tally) > tenthOf(before)) write(`${tallyText(tally)}\n`);
  };
}

function tenthOf({ done, total }: Tally): number {
  return total === 0 ? 0 : Math.floor((done * MOST_LINES) / total);
}
