import { endsItsLastLine } from '../../maildrop/message-identity.ts';
import type { FixtureMessage } from '../../model/message.ts';
import type { ScenarioSession } from './scenario-session.ts';
import type { Walk } from './walk.ts';

/** What is known of the messages in a session's maildrop, by number: false where nothing is known. */
export interface KnownMessages {
  /** Whether the message is known to end with a line end. */
  readonly finalEolKnown: (number: number) => boolean;
  /** Whether the message may be one that needs UTF-8 mode (RFC 6856 §2.1); left out for servers without it. */
  readonly mayNeedUtf8?: (number: number) => boolean;
}

/** What stands in for another message on a server with UTF-8 mode is ASCII (see isUnambiguous). */
function isStandIn({ start }: Walk, session: ScenarioSession, number: number): boolean {
  return start.messages === null && session.maildrop === start.maildrops[0] && start.numbers.includes(number);
}

/** What the runner knows since it put the messages there. */
export function knownMessages(walk: Walk, session: ScenarioSession): KnownMessages {
  const isKnown = (number: number, holds: Quality): boolean => isKnownOf(walk, session, { number, holds });
  return {
    finalEolKnown: (number) => isKnown(number, endsItsLastLine),
    ...(walk.run.known.hasUtf8 && {
      mayNeedUtf8: (number: number) => !isKnown(number, isAscii) && !isStandIn(walk, session, number),
    }),
  };
}

type Quality = (message: FixtureMessage) => boolean;

function isAscii({ hazards }: FixtureMessage): boolean {
  return !hazards.includes('eight-bit');
}

/** Numbers are known while no message was marked in any session: afterwards a new session may number anew. */
function isKnownOf(
  walk: Walk,
  session: ScenarioSession,
  { number, holds }: { readonly number: number; readonly holds: Quality },
): boolean {
  const { messages, numbers, maildrops } = walk.start;
  if (messages === null || session.maildrop !== maildrops[0]) return false;
  if (messages.every(holds)) return true;
  if (walk.everOpened.some((each) => each.hasSaid('DELE'))) return false;
  const message: FixtureMessage | undefined = messages[numbers.indexOf(number)];
  return message !== undefined && holds(message);
}
