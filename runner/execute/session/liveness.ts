import type { Observation } from '../../model/observation.ts';
import type { Clock } from '../../wire/clock.ts';
import { Recorder } from '../../wire/recorder.ts';
import { conversation } from './conversation.ts';
import type { Target } from '../environment/environment.ts';
import { connectTo } from './way-in.ts';

/** What a look at the target needs. */
export interface LivenessOptions {
  readonly target: Target;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Whether the target still serves: one new connection gets a greeting, or, from a server that does not greet, any answer.
 * Null when it does, otherwise what happened. Call it with no session open: some servers serve one client at a time.
 */
export async function whyDead({ target, clock, signal }: LivenessOptions): Promise<string | null> {
  const recorder = new Recorder({ clock, secrets: [] });
  const connection = await connectTo({ target, session: 'liveness', clock, recorder, signal });
  if (connection.kind === 'connect-failure') return connection.message;
  try {
    const greeting = await connection.readReply({ multiLine: false, timeoutMs: target.timeoutMs });
    if (saidSomething(greeting)) return null;
    if (greeting.kind === 'closed') return 'A new connection was closed without a greeting';
    const answer = await conversation(connection, target.timeoutMs)('NOOP');
    return saidSomething(answer) ? null : 'A new connection got neither a greeting nor an answer';
  } finally {
    await connection.end();
  }
}

function saidSomething(observation: Observation): boolean {
  switch (observation.kind) {
    case 'reply':
    case 'limit':
      return true;
    case 'closed':
    case 'timeout':
      return observation.partial.length > 0;
    case 'silence':
      return false;
  }
}
