import type { RunStop } from '../../model/result.ts';
import type { TlsWay } from '../../model/tls.ts';
import { Recorder } from '../../wire/recorder.ts';
import { isPositive } from '../session/conversation.ts';
import { tlsOf } from '../environment/environment.ts';
import { openWithoutStls } from '../session/plain-session.ts';
import type { RunContext } from './run-context.ts';

/** Stops that may come of the wrong word behind `--tls`. */
const DOUBTFUL: readonly RunStop['cause'][] = ['unreachable', 'not-pop3', 'no-tls'];

/** The way that brings a greeting in place of the run's, of those from the first octet and in clear; null when it does not. */
export async function tryOtherWay(run: RunContext, { cause }: RunStop): Promise<TlsWay | null> {
  if (!DOUBTFUL.includes(cause)) return null;
  const { target, clock, secrets, limits } = run;
  const { way, client } = tlsOf(target);
  const other = way === 'implicit' ? 'none' : 'implicit';
  const session = await openWithoutStls({
    target: { ...target, tls: { way: other, client, certificate: 'any' } },
    session: 'other',
    clock,
    recorder: new Recorder({ clock, secrets }),
    // The run is stopped, and its signal with it; the connection is bounded by the patience for replies.
    signal: new AbortController().signal,
  });
  if (session.kind === 'connect-failure') return null;
  const greets = isPositive(session.greeting);
  await session.leave(limits.epilogueMs);
  return greets ? other : null;
}
