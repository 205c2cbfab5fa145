import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Where a person types. */
export interface Keyboard {
  /** A terminal. */
  readonly input: NodeJS.ReadableStream;
  /** Prints on the terminal. */
  readonly write: (text: string) => void;
  /** Gives up waiting. */
  readonly signal: AbortSignal;
}

/** Whether somebody is there to be asked: questions and answers both go over terminals. */
export function canAsk(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY;
}

/**
 * Asks for a line that is not shown while it is typed. Null when nobody wants to answer: Ctrl-C, Ctrl-D, the end of input, or
 * the signal. Leaves the terminal as it was.
 */
export async function askSecret(
  question: string,
  { input, write, signal }: Keyboard,
): Promise<string | null> {
  if (signal.aborted) return null;
  // Readline sets the raw mode in which the terminal echoes nothing, and its own echo goes nowhere.
  const output = new Writable({ write: (_chunk, _encoding, done) => done() });
  const line = createInterface({ input, output, terminal: true, historySize: 0 });
  write(question);
  const answer = await new Promise<string | null>((resolve) => {
    line.once('line', resolve);
    line.once('close', () => resolve(null));
    line.once('SIGINT', () => line.close());
    signal.addEventListener('abort', () => line.close(), { once: true });
  });
  line.close();
  write('\n');
  return answer;
}
