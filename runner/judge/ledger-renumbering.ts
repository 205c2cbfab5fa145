import { expectedNumbers } from './ledger-maildrop.ts';
import type { MaildropView } from './ledger-maildrop.ts';
import type { LayeredMap } from './layered-map.ts';
import type { Shown } from './ledger-maildrop.ts';
import type { Watcher } from './watch-findings.ts';

/** The values of a complete listing in its order, by message-number. */
export interface ListedValues<Value> {
  readonly command: 'LIST' | 'UIDL';
  readonly lines: readonly (readonly [number, Value])[];
  /** What was shown before. */
  readonly known: LayeredMap<Shown<Value>>;
}

/**
 * Whether the remaining messages were numbered anew from 1: their sizes or unique-ids are as before, in order, under other
 * numbers. Told as that one thing, since held line by line against what was known it would break half a dozen rules.
 */
export function isRenumbered<Value>(
  view: MaildropView,
  { command, lines, known }: ListedValues<Value>,
  watcher: Watcher,
): boolean {
  if (view.last === null || view.marked.size === 0) return false;
  const expected = expectedNumbers(view);
  if (lines.length === 0 || lines.length !== expected.length) return false;
  const isShifted = lines.some(([number], index) => number !== expected[index]);
  const isFollowed = lines.every(
    ([number, value], index) => number === index + 1 && known.get(expected[index] ?? 0)?.value === value,
  );
  if (!isShifted || !isFollowed) return false;
  watcher.check('RFC1939-4-NUMBERING-02', {
    message: `${command} numbers the messages anew, though numbers hold for the session`,
    expected: `message-numbers ${expected.slice(0, SHOWN_NUMBERS).join(', ')}`,
    actual: `message-numbers ${lines
      .slice(0, SHOWN_NUMBERS)
      .map(([number]) => number)
      .join(', ')}`,
  });
  return true;
}

/** Numbers that a failure shows. */
const SHOWN_NUMBERS = 20;
