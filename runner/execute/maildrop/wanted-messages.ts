import type { FixtureMessage } from '../../model/message.ts';
import type { MaildropEntry, Scenario } from '../../model/suite.ts';

/** The messages that a scenario wants in its maildrop, in order; null when it takes the maildrop as it stands. */
export function wantedMessages(
  { maildrop }: Scenario,
  fixtures: ReadonlyMap<string, FixtureMessage>,
): readonly FixtureMessage[] | null {
  if (maildrop === 'any') return null;
  return maildrop.flatMap((entry) => {
    const { message, times } = countedEntry(entry);
    return fixturesOf(
      Array.from({ length: times }, () => message),
      fixtures,
    );
  });
}

/** The messages of these names; the suite's lint sees to it that they are there. */
export function fixturesOf(
  names: readonly string[],
  fixtures: ReadonlyMap<string, FixtureMessage>,
): readonly FixtureMessage[] {
  return names.map((name) => fixtureOf(name, fixtures));
}

/** The message of this name. */
export function fixtureOf(name: string, fixtures: ReadonlyMap<string, FixtureMessage>): FixtureMessage {
  const fixture = fixtures.get(name);
  if (fixture === undefined) throw new Error(`There is no fixture message ${JSON.stringify(name)}`);
  return fixture;
}

function countedEntry(entry: MaildropEntry): { readonly message: string; readonly times: number } {
  if (typeof entry === 'string') return { message: entry, times: 1 };
  return { message: entry.message, times: Number(entry.times) };
}
