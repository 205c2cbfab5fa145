import { ruleOfBack, ruleOfGone } from './ledger-cause.ts';
import { expectedNumbers } from './ledger-maildrop.ts';
import type { MaildropView } from './ledger-maildrop.ts';
import type { Watcher } from './watch-findings.ts';

/** The message-numbers of a complete listing. */
export interface ListedNumbers {
  readonly command: 'LIST' | 'UIDL';
  readonly view: MaildropView;
  readonly numbers: readonly number[];
  readonly watcher: Watcher;
  /** Whether a listing of this very command had shown the last message before. */
  readonly isRepeated: boolean;
}

/**
 * `right`: as expected, or nothing was expected; `grown`: more messages at the end; `wrong`: it broke a rule, so that
 * nothing can be built on it.
 */
export type NumbersVerdict = 'right' | 'grown' | 'wrong';

/** The rule that each command's listing breaks, by what is wrong with its numbers. */
const RULES = {
  LIST: { twice: 'RFC1939-5-LIST-05', marked: 'RFC1939-5-LIST-13', missing: 'RFC1939-5-LIST-04' },
  UIDL: { twice: 'RFC1939-7-UIDL-05', marked: 'RFC1939-7-UIDL-21', missing: 'RFC1939-7-UIDL-04' },
} as const;

/** Numbers of a listing that a failure shows. */
const SHOWN_NUMBERS = 20;

/** Each unmarked message once, none that is marked, numbered from 1 without a gap (RFC 1939 §4, §5). */
export function checkNumbers(listed: ListedNumbers): NumbersVerdict {
  const shown = new Set(listed.numbers);
  const checks = [checkRepetition(listed), checkMarked(listed), checkCompleteness(listed, shown)];
  if (checks.includes('wrong')) return 'wrong';
  return checks.includes('grown') ? 'grown' : 'right';
}

function checkRepetition({ command, numbers, watcher }: ListedNumbers): NumbersVerdict {
  const twice = firstRepeated(numbers);
  const message = `${command} shows message ${twice ?? 0} twice`;
  watcher.check(RULES[command].twice, twice === undefined ? null : { message, ...actual(numbers) });
  return twice === undefined ? 'right' : 'wrong';
}

function checkMarked({ command, numbers, view, watcher }: ListedNumbers): NumbersVerdict {
  if (view.marked.size === 0) return 'right';
  const back = numbers.find((number) => view.marked.has(number));
  const rule = back === undefined ? RULES[command].marked : ruleOfBack(view, back, RULES[command].marked);
  const message = `${command} shows message ${back ?? 0} though it is marked as deleted`;
  watcher.check(rule, back === undefined ? null : { message, ...actual(numbers) });
  return back === undefined ? 'right' : 'wrong';
}

function checkCompleteness(listed: ListedNumbers, shown: ReadonlySet<number>): NumbersVerdict {
  const { command, view, numbers, watcher } = listed;
  if (view.last === null) return checkGaps(listed, shown);
  const missing = expectedNumbers(view).find((number) => !shown.has(number));
  if (missing !== undefined) {
    const moved = numbers.find((number) => number > (view.last ?? 0));
    if (moved !== undefined) return tellMoved(listed, missing, moved);
    const rule = ruleOfGone(view, missing, RULES[command].missing);
    const message = `${command} does not show message ${missing}, which is not marked as deleted`;
    watcher.check(rule, { message, ...actual(numbers) });
    return 'wrong';
  }
  watcher.check(RULES[command].missing, null);
  return checkGrowth(listed, view.last);
}

/** One number is gone and a new one there: that is one message under another number, not one lost and one arrived. */
function tellMoved(
  { command, numbers, watcher }: ListedNumbers,
  missing: number,
  moved: number,
): NumbersVerdict {
  const message = `${command} shows message ${moved}, and message ${missing} is gone though it is not marked as deleted`;
  watcher.check('RFC1939-4-NUMBERING-01', { message, ...actual(numbers) });
  return 'wrong';
}

/** The first listing of a session: with the marked ones its numbers are 1 to n (RFC 1939 §4). */
function checkGaps(
  { command, view, numbers, watcher }: ListedNumbers,
  shown: ReadonlySet<number>,
): NumbersVerdict {
  const count = new Set([...shown, ...view.marked.keys()]).size;
  const gap = firstMissing(count, (number) => shown.has(number) || view.marked.has(number));
  const message = `the message-numbers that ${command} shows are not 1 to ${count}`;
  const failure = { message, expected: `a message with number ${gap ?? 0}`, ...actual(numbers) };
  watcher.check('RFC1939-4-NUMBERING-01', gap === undefined ? null : failure);
  return gap === undefined ? 'right' : 'wrong';
}

/** New mail at the end is only discouraged (§4, by reading); one command's listing has to show it, or another explains it. */
function checkGrowth({ command, numbers, watcher, isRepeated }: ListedNumbers, last: number): NumbersVerdict {
  const added = numbers.filter((number) => number < 1 || number > last);
  if (added.length === 0) return 'right';
  const stray = added.find((number) => number < 1 || number > last + added.length);
  if (stray !== undefined) {
    const message = `${command} shows message ${stray}, though the messages were 1 to ${last}`;
    watcher.check('RFC1939-4-NUMBERING-01', { message, ...actual(numbers) });
    return 'wrong';
  }
  if (isRepeated) {
    const message = `${command} shows messages behind message ${last}, which was the last of this session`;
    watcher.check('RFC1939-4-NUMBERING-05', { message, ...actual(numbers) });
  }
  return 'grown';
}

function actual(numbers: readonly number[]): { readonly actual: string } {
  const rest = numbers.length - SHOWN_NUMBERS;
  const more = rest > 0 ? ` and ${rest} more` : '';
  return { actual: `${numbers.slice(0, SHOWN_NUMBERS).join(', ')}${more}` };
}

function firstRepeated(numbers: readonly number[]): number | undefined {
  const seen = new Set<number>();
  return numbers.find((number) => seen.size === seen.add(number).size);
}

function firstMissing(last: number, isThere: (number: number) => boolean): number | undefined {
  for (let number = 1; number <= last; number++) if (!isThere(number)) return number;
  return undefined;
}
