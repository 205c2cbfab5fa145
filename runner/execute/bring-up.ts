import type { RunStop } from '../model/result.ts';
import { pause } from './manners/pause.ts';
import type { RunContext } from './context/run-context.ts';

/** Starts and resets the server, and stops the run when that fails, or when the server ends later. */
export async function bringUp({ server, state }: RunContext): Promise<void> {
  if (server === undefined) return;
  const stop = (await server.start(state.signal)) ?? (await server.reset(state.signal));
  if (stop !== null) state.halt(stop);
  else void server.died.then((words) => state.halt(died(words, [...state.running])));
}

/** How long the system may take to tell of the end of a process whose connections are gone already. */
const NEWS_MS = 300;

/** The stop, with what is known about the end of the server where that is behind it. */
export async function explainedStop({ server, state }: RunContext): Promise<RunStop | null> {
  const { stop } = state;
  if (server === undefined || stop === null) return stop;
  if (stop.cause !== 'target-died' && stop.cause !== 'unreachable') return stop;
  const never = new AbortController().signal;
  const words = await Promise.race([server.died, pause(NEWS_MS, never).then(() => null)]);
  if (words === null || stop.message.startsWith(words)) return stop;
  return { ...stop, message: `${stop.message}. ${words}` };
}

function died(words: string, running: readonly string[]): RunStop {
  const when = running.length === 0 ? '' : `. Under way: ${running.join(', ')}`;
  return { cause: 'target-died', message: `${words}${when}` };
}
