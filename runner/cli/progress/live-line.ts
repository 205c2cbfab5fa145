import type { RunEvent } from '../../model/event.ts';
import type { Channel } from '../terminal.ts';
import { NOTHING_YET, tallied, tallyText, type Tally } from './tally.ts';

/** Progress as one line that is rewritten, for a person at a terminal; nothing of it is left when the run ends. */
export function liveLine({ write, columns }: Channel): (event: RunEvent) => void {
  let tally: Tally = NOTHING_YET;
  let shown = '';
  return (event) => {
    tally = tallied(tally, event);
    const line = event.type === 'run-finished' ? '' : lineOf(tally).slice(0, columns - 1);
    if (line !== shown) write(CLEAR + line);
    shown = line;
  };
}

/** To the start of the line, and everything behind it erased. */
const CLEAR = '\r\x1b[K';

function lineOf(tally: Tally): string {
  const current = tally.running[0];
  return current === undefined ? tallyText(tally) : `${tallyText(tally)}  ${current}`;
}
