import type { Impact, Scenario } from '../model/suite.ts';
import { hasBadLogin } from './bad-logins.ts';
import { sendingsOf } from './sendings.ts';
import type { Sending } from './sendings.ts';
import { waitingMs } from './waiting-time.ts';

/** A scenario that waits longer than this in all is slow: it runs with --slow only. */
const SLOW_OVER_MS = 30_000;

/** RFC 1939 §3 gives command lines four letters and 40-octet arguments; RFC 2449 §4 255 octets. Twice that is abuse. */
const LONG_LINE_OCTETS = 512;

/** A client that pipelines fetches a screenful at once; more in one go is a test of endurance. */
const LARGE_BATCH = 100;

/** All impacts there are, in the order in which they are told. */
const IMPACTS: readonly Impact[] = ['deletes', 'bad-logins', 'abuse', 'slow'];

/** What a scenario does to the server: as declared, and as its steps show. */
export function impactOf(scenario: Scenario): readonly Impact[] {
  const sendings = sendingsOf(scenario);
  const shown: Readonly<Record<Impact, boolean>> = {
    deletes: sendings.some(deletes),
    'bad-logins': hasBadLogin(sendings),
    abuse: sendings.some(abuses),
    slow: waitingMs(scenario) > SLOW_OVER_MS,
  };
  return IMPACTS.filter((impact) => shown[impact] || scenario.impact?.includes(impact));
}

function deletes({ lines }: Sending): boolean {
  return lines.some((line) => isOf(line, 'DELE'));
}

/** Whether a session is ended by QUIT in which messages were retrieved, be it in part. Without a login nothing is. */
export function quitsAfterRetrieval(scenario: Scenario): boolean {
  const said = sendingsOf(scenario).flatMap(({ session, lines }) => lines.map((line) => ({ session, line })));
  const isOpen = begunLoggedIn(scenario);
  return said.some(({ session, line }, at) => {
    if (!isOf(line, 'RETR|TOP')) return false;
    const mayHaveLoggedIn =
      isOpen || said.slice(0, at).some((earlier) => isOf(earlier.line, 'PASS|APOP|AUTH'));
    return (
      mayHaveLoggedIn && said.slice(at).some((later) => later.session === session && isOf(later.line, 'QUIT'))
    );
  });
}

/** Whether the runner itself logs in for a session of it. */
function begunLoggedIn({ state, steps }: Scenario): boolean {
  return state === 'transaction' || steps.some((step) => 'open' in step && step.state === 'transaction');
}

function isOf(line: string, keywords: string): boolean {
  return new RegExp(`^\\s*(?:${keywords})\\b`, 'i').test(line);
}

function abuses({ step, text, lines }: Sending): boolean {
  const isLargeBatch = Array.isArray(step.C) && step.C.length > LARGE_BATCH;
  return isLargeBatch || text.includes('\0') || lines.some((line) => line.length > LONG_LINE_OCTETS);
}

/** How many accounts a scenario needs at once. No text speaks of `second.` for anything but the second account. */
export function accountsOf({ steps }: Scenario): number {
  const isOpened = steps.some((step) => 'account' in step && step.account === 'second');
  return isOpened || mentionsSecond(steps) ? 2 : 1;
}

function mentionsSecond(steps: Scenario['steps']): boolean {
  return mentions(steps, /\bsecond\.(?:user|password)\b/);
}

/** Whether steps speak of the OAuth token. */
export function mentionsToken(steps: Scenario['steps']): boolean {
  return mentions(steps, /\btoken\b/);
}

/** Whether steps speak of the octets or lines of messages as they were given to the provisioner. */
export function mentionsSizes(steps: Scenario['steps']): boolean {
  return mentions(steps, /\bmaildrop\.octets\b|\bmessages\b[^\]]*\]\.(?:octets|lines)\b/);
}

/** Whether steps speak of what makes a certificate acceptable. */
export function mentionsCertificate(steps: Scenario['steps']): boolean {
  return mentions(steps, /\btls\.(?:trusted|inDate|nameMatches|problem)\b/);
}

/** Whether steps speak of the name that a certificate is for. */
export function mentionsHostName(steps: Scenario['steps']): boolean {
  return mentions(steps, /\btls\.nameMatches\b/);
}

function mentions(value: unknown, what: RegExp): boolean {
  if (typeof value === 'string') return what.test(value);
  return (
    typeof value === 'object' && value !== null && Object.values(value).some((each) => mentions(each, what))
  );
}
