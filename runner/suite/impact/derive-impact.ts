import type { Impact, Scenario } from '../../model/suite.ts';
import { badLoginIn } from './bad-logins.ts';
import { sendingsOf, type Sending } from './sendings.ts';
import { mayBe } from './spoken-line.ts';
import { waitingMs } from './waiting-time.ts';

/** A scenario that waits longer than this in all is slow: it runs with --slow only. */
const SLOW_OVER_MS = 30_000;

/** RFC 1939 §3 gives command lines four letters and 40-octet arguments; RFC 2449 §4 255 octets. Twice that is abuse. */
const LONG_LINE_OCTETS = 512;

/** A client that pipelines fetches a screenful at once; more in one go is a test of endurance. */
const LARGE_BATCH = 100;

/** Mail clients open a handful of connections; servers and the firewalls before them begin to count at about ten. */
const MANY_SESSIONS = 10;

/** All impacts there are, in the order in which they are told. */
const IMPACTS: readonly Impact[] = ['deletes', 'bad-logins', 'abuse', 'slow'];

/** What a scenario does to the server: as its steps show, and what is declared on top. */
export function impactOf(scenario: Scenario): readonly Impact[] {
  const shown = shownImpact(scenario);
  return IMPACTS.filter((impact) => shown.has(impact) || scenario.impact?.includes(impact));
}

/** Where a scenario shows an impact: the index of the step; null when all of them together do. */
export type Evidence = number | null;

/** What the steps of a scenario could do to the server. What cannot be known before the run is taken for the worst. */
export function shownImpact(scenario: Scenario): ReadonlyMap<Impact, Evidence> {
  const sendings = sendingsOf(scenario);
  const shown: Readonly<Record<Impact, Evidence | undefined>> = {
    deletes: sendings.find(deletes)?.index,
    'bad-logins': badLoginIn(sendings)?.index,
    abuse: abuseIn(sendings) ?? sessionTooMany(scenario),
    slow: waitingMs(scenario) > SLOW_OVER_MS ? null : undefined,
  };
  return new Map(
    IMPACTS.flatMap((impact) => {
      const evidence = shown[impact];
      return evidence === undefined ? [] : [[impact, evidence] as const];
    }),
  );
}

/**
 * Whether or not QUIT follows: servers are known that remove what is marked when a connection is lost, which RFC 1939 §6
 * forbids, and that is what a harness is for.
 */
function deletes({ lines }: Sending): boolean {
  return [...lines.LF, ...lines.any].some((line) => mayBe(line, 'DELE'));
}

/** The step with a line that is too long, a NUL, or the last of too many commands that nobody waits for. */
function abuseIn(sendings: readonly Sending[]): number | undefined {
  const waiting = new Map<string, number>();
  return sendings.find(({ session, step, text, lines }) => {
    const commands = (waiting.get(session) ?? 0) + lines.LF.length;
    waiting.set(session, step.S === undefined ? commands : 0);
    return (
      commands > LARGE_BATCH ||
      text.includes('\0') ||
      lines.LF.some(({ octets }) => octets > LONG_LINE_OCTETS)
    );
  })?.index;
}

function sessionTooMany({ steps }: Scenario): number | undefined {
  return steps.flatMap((step, index) => ('open' in step ? [index] : []))[MANY_SESSIONS - 1];
}
