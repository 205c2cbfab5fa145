import { observe } from '../../judge/ledger.ts';
import { unsolicited, wireRules } from '../../judge/wire-rules.ts';
import { knownMessages } from './known-messages.ts';
import type { Received, ScenarioSession } from './scenario-session.ts';
import type { Walk } from './walk.ts';

/** At which step something is watched, and whether the ledger judges it. */
export interface Watching {
  readonly index: number;
  readonly ledger: 'on' | 'off';
}

/**
 * Looks for octets that nobody asked for, before a command is sent; drops them. Those of a server that has closed the
 * connection behind them are a farewell, for which RFC 1939 has a rule of its own (§3, autologout).
 */
export async function watchSilence(walk: Walk, session: ScenarioSession, index: number): Promise<void> {
  if (!session.isQuiet) return;
  const unasked = await session.takeUnasked();
  if (session.connection.isOpen) walk.record(unsolicited(unasked), index, session.name);
}

/** Holds one exchange against the wire rules and the ledger's model of the session. */
export function watchExchange(
  walk: Walk,
  session: ScenarioSession,
  { received, index, ledger }: Watching & { readonly received: Received },
): void {
  const { commandLine, greeting, observation, isNegotiating } = received;
  if (isNegotiating) return;
  walk.record(wireRules({ commandLine, greeting, observation }), index, session.name);
  if (commandLine === null) return;
  const observed = observe(session.ledger, {
    commandLine,
    observation,
    ...knownMessages(walk, session),
  });
  session.ledger = observed.ledger;
  if (ledger === 'on') walk.record(observed.findings, index, session.name);
}
