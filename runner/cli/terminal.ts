import { supportsColor, supportsColorStderr } from 'chalk';
import type { ColourLevel } from '../../reports/console/paint.ts';

/** Where a command talks to: the result on standard output, everything told on the way on standard error. */
export interface Terminal {
  readonly out: Channel;
  readonly err: Channel;
}

/** One of the two streams. */
export interface Channel {
  readonly colourLevel: ColourLevel;
  /** A person is watching, and lines can be rewritten. */
  readonly isLive: boolean;
  /** Width in characters. */
  readonly columns: number;
  readonly write: (text: string) => void;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  return {
    out: channelOf(process.stdout, supportsColor === false ? 0 : supportsColor.level),
    err: channelOf(process.stderr, supportsColorStderr === false ? 0 : supportsColorStderr.level),
  };
}

const FALLBACK_COLUMNS = 80;

function channelOf(stream: NodeJS.WriteStream, supported: ColourLevel): Channel {
  // Reports are still wanted; what was lost is told at the end (see lostOutput).
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') lost ??= error.message;
  });
  return {
    colourLevel: coloursAreOff() ? 0 : supported,
    isLive: stream.isTTY && process.env['TERM'] !== 'dumb',
    columns: stream.columns || FALLBACK_COLUMNS,
    write: (text) => void stream.write(text),
  };
}

/** What the system said of the first words that it did not take. */
let lost: string | null = null;

/**
 * Why something that was printed is lost, in the system's words: a disk that is full. Null when nothing is; a reader that
 * went away (`| head`) has read what it wanted.
 */
export function lostOutput(): string | null {
  return lost;
}

/** https://no-color.org, which chalk leaves to its users; FORCE_COLOR, which chalk knows, is the stronger of the two. */
function coloursAreOff(): boolean {
  const { NO_COLOR: no = '', FORCE_COLOR: force } = process.env;
  return no !== '' && force === undefined;
}

/** Resolves when everything written so far has been handed to the system, or its reader is gone. */
export async function drained(): Promise<void> {
  await Promise.all(
    [process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write('', done))),
  );
}
