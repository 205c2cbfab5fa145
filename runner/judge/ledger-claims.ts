import type { Claim, MaildropView } from './ledger-maildrop.ts';
import type { Watcher } from './watch-findings.ts';

/**
 * More messages than anybody receives while a scenario runs. Up to there, new mail would explain that a number beyond the
 * last message is answered, and showing it is only discouraged (RFC 1939 §4, by reading): a listing has to tell first.
 */
const PLAUSIBLE_ARRIVALS = 1000;

/** Whether this number beyond the last message could be that of new mail. */
export function isPlausible(last: number, number: number): boolean {
  return number <= last + PLAUSIBLE_ARRIVALS;
}

/** Now that the messages are known to be as before, the claims are known to have been wrong. */
export function settleClaims(view: MaildropView, watcher: Watcher): MaildropView {
  for (const claim of view.claims) accuse(claim, watcher);
  return view.claims.length === 0 ? view : { ...view, claims: [] };
}

/** Says that a command was carried out on a message that is not there. */
export function accuse({ rule, command, number }: Claim, watcher: Watcher): void {
  const message = `${command} ${number} was carried out, though there is no such message`;
  watcher.check(rule, { message, expected: '-ERR', actual: '+OK' });
}
