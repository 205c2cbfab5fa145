import { expectedNumbers } from './ledger-maildrop.ts';
import type { MaildropView } from './ledger-maildrop.ts';
import type { Watcher } from './watch-findings.ts';

/** The message-numbers of a complete listing. */
export interface ListedNumbers {
  readonly command: 'LIST' | 'UIDL';
  readonly view: MaildropView;
  readonly numbers: readonly number[];
  readonly watcher: Watcher;
}

/** The rule that each command's listing breaks, by what is wrong with its numbers. */
const RULES = {
  LIST: { twice: 'RFC1939-5-LIST-05', marked: 'RFC1939-5-LIST-13', missing: 'RFC1939-5-LIST-04' },
  UIDL: { twice: 'RFC1939-7-UIDL-05', marked: 'RFC1939-7-UIDL-21', missing: 'RFC1939-7-UIDL-04' },
} as const;

/** Each unmarked message once, none that is marked, numbered from 1 without a gap. */
export function checkNumbers({ command, view, numbers, watcher }: ListedNumbers): void {
  const rules = RULES[command];
  const shown = new Set(numbers);
  const say = (rule: string, number: number | undefined, what: string): void => {
    const message = `${command} shows message ${number ?? ''} ${what}`;
    watcher.check(rule, number === undefined ? null : { message, actual: numbers.slice(0, 20).join(', ') });
  };
  say(rules.twice, firstRepeated(numbers), 'twice');
  if (view.marked.size > 0)
    say(
      rules.marked,
      numbers.find((number) => view.marked.has(number)),
      'though it is marked as deleted',
    );
  if (view.last === null) checkGaps(shown, view, { command, watcher });
  else {
    const missing = expectedNumbers(view).find((number) => !shown.has(number));
    const failure =
      missing === undefined
        ? null
        : { message: `${command} does not show message ${missing}`, actual: numbers.slice(0, 20).join(', ') };
    watcher.check(rules.missing, failure);
  }
}

/** The first listing of a session: with the marked ones its numbers are 1 to n (RFC 1939 §4). */
function checkGaps(
  shown: ReadonlySet<number>,
  view: MaildropView,
  { command, watcher }: { readonly command: string; readonly watcher: Watcher },
): void {
  const all = new Set([...shown, ...view.marked]);
  const gap = Array.from({ length: all.size }, (_, index) => index + 1).find((number) => !all.has(number));
  const message = `the message-numbers that ${command} shows are not 1 to ${all.size}`;
  const failure = {
    message,
    expected: `a message with number ${gap ?? ''}`,
    actual: [...shown].slice(0, 20).join(', '),
  };
  watcher.check('RFC1939-4-NUMBERING-01', gap === undefined ? null : failure);
}

function firstRepeated(numbers: readonly number[]): number | undefined {
  const seen = new Set<number>();
  return numbers.find((number) => seen.size === seen.add(number).size);
}
