import { markedCount } from '../../judge/ledger.ts';
import { conversation, isPositive } from '../session/conversation.ts';
import type { RunContext } from '../context/run-context.ts';
import type { ScenarioSession } from '../steps/scenario-session.ts';

/**
 * Ends a scenario's session, and judges nothing any more. One that is in sync is ended politely, so that the server lets
 * go of the maildrop at once and removes nothing: marks are taken back by RSET, then QUIT. Others are dropped.
 */
export async function endSession(
  session: ScenarioSession,
  { limits: { epilogueMs }, provisioner }: Pick<RunContext, 'limits' | 'provisioner'>,
): Promise<EndedSession> {
  const { connection } = session;
  // A site may remove at QUIT what was retrieved (RFC 1939 §8), and nobody could put it back.
  const isToStay = !provisioner.knowsContent && (session.hasSaid('RETR') || session.hasSaid('TOP'));
  if (session.isInSync && !isToStay) await sayGoodbye(session, epilogueMs);
  const isLeft = session.hasSaid('QUIT') && !connection.isOpen;
  await connection.end();
  return { mayHoldMaildrop: !isLeft && session.hasTriedLogin };
}

/** What an ended session may have left behind. */
export interface EndedSession {
  /** It tried to log in and did not end by QUIT: some servers take a moment to notice that it is gone. */
  readonly mayHoldMaildrop: boolean;
}

async function sayGoodbye(session: ScenarioSession, epilogueMs: number): Promise<void> {
  const { connection, ledger } = session;
  const say = conversation(connection, epilogueMs);
  if (!session.hasSaid('QUIT')) {
    if (markedCount(ledger) > 0 && !isPositive(await say('RSET'))) return;
    await say('QUIT');
  }
  // The lock goes before the connection is closed (RFC 1939 §6), and the next scenario wants it.
  await connection.readClosed({ timeoutMs: epilogueMs });
}
