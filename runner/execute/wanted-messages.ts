import type { FixtureMessage } from '../model/message.ts';
import type { MaildropEntry, Scenario } from '../model/suite.ts';

/** The messages that a scenario wants in its maildrop, in order; null when it takes the maildrop as it stands. */
export function wantedMessages(
  { maildrop }: Scenario,
  fixtures: ReadonlyMap<string, FixtureMessage>,
): readonly FixtureMessage[] | null {
  if (maildrop === 'any') return null;
  return maildrop.flatMap((entry) => {
    const { message, times } = countedEntry(entry);
    const fixture = fixtures.get(message);
    if (fixture === undefined) throw new Error(`There is no fixture message ${JSON.stringify(message)}`);
    return Array.from({ length: times }, () => fixture);
  });
}

function countedEntry(entry: MaildropEntry): { readonly message: string; readonly times: number } {
  if (typeof entry === 'string') return { message: entry, times: 1 };
  return { message: entry.message, times: Number(entry.times) };
}
