import type { MaildropView, Touch } from './ledger-maildrop.ts';
import type { WatchedRequirement } from './watched-requirements.ts';

/**
 * Which requirement a message breaks that is gone though nobody marked it, by what was last done to it: the listing may be
 * at fault or the command before it, and the command is the likelier one when it names this very message.
 */
const GONE_BY_TOUCH: Readonly<Record<Exclude<Touch, 'reference-refused'>, WatchedRequirement>> = {
  retrieved: 'RFC1939-5-RETR-09',
  topped: 'RFC1939-7-TOP-11',
  'delete-refused': 'RFC1939-5-DELE-12',
  reset: 'RFC1939-5-RSET-02',
};

/** DELE marked something, and another message is gone with it. */
const GONE_BESIDE_MARKED = 'RFC1939-5-DELE-03';

/** A -ERR to a reference to a message marked as deleted took the mark away. */
const BACK_BY_REFERENCE = 'RFC1939-5-DELE-07';

/** The rule that is broken when this unmarked message is not shown. */
export function ruleOfGone(
  view: MaildropView,
  number: number,
  otherwise: WatchedRequirement,
): WatchedRequirement {
  const how = view.touched.get(number);
  if (how !== undefined && how !== 'reference-refused') return GONE_BY_TOUCH[how];
  return view.marked.size > 0 ? GONE_BESIDE_MARKED : otherwise;
}

/** The rule that is broken when this marked message is shown. */
export function ruleOfBack(
  view: MaildropView,
  number: number,
  otherwise: WatchedRequirement,
): WatchedRequirement {
  return view.touched.get(number) === 'reference-refused' ? BACK_BY_REFERENCE : otherwise;
}

/** The rule that is broken when STAT counts so many messages too few: what was done to just as many is the likely cause. */
export function ruleOfFewer(
  view: MaildropView,
  missing: number,
  otherwise: WatchedRequirement,
): WatchedRequirement {
  const touched = [...view.touched.keys()].filter((number) => !view.marked.has(number));
  const causes = Object.keys(GONE_BY_TOUCH) as readonly (keyof typeof GONE_BY_TOUCH)[];
  const cause = causes.find(
    (how) => touched.filter((number) => view.touched.get(number) === how).length === missing,
  );
  return cause === undefined ? otherwise : GONE_BY_TOUCH[cause];
}
