import { mistake, type Mistake } from '../mistake.ts';

/** RFC 5322 §2.1.1: a line has 998 octets at most; who has a longer Subject has made a slip. */
const LONGEST = 900;

/** The Subject of a canary, as it stands in a message once that is unfolded. */
export function parseCanary(subject: string): string | Mistake {
  if (subject.trim() === '') return mistake('--canary is empty: give the Subject of the message');
  if (/[\r\n\0]/.test(subject) || subject.length > LONGEST)
    return mistake(`--canary takes one line of ${LONGEST} characters at most`);
  return subject.trim();
}
