import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { listening, type Listening } from '../listening.ts';

/** A maildrop that is never held in memory: each message is as large as the others. */
export interface Vast {
  readonly messages: number;
  /** Lines of each message, of 1000 octets. */
  readonly lines: number;
}

/** One line of a message, its CRLF included. */
const LINE = `${'x'.repeat(998)}\r\n`;

/** Octets, about, that are written at once. */
const PIECE = 64_000;

/** A POP3 server that knows as much as the runner asks for, and makes listings and messages while they are read. */
export async function vastServer(vast: Vast): Promise<Listening> {
  return listening(createServer({ noDelay: true }, (socket) => void serve(socket, vast)));
}

async function serve(socket: Socket, vast: Vast): Promise<void> {
  socket.on('error', () => undefined);
  socket.write('+OK ready\r\n');
  let text = '';
  try {
    for await (const octets of socket.setEncoding('latin1')) {
      text += String(octets);
      if (!text.endsWith('\r\n')) continue;
      const [keyword = '', argument] = text.trimEnd().toUpperCase().split(' ');
      text = '';
      await write(socket, reply(vast, keyword, argument));
      if (keyword === 'QUIT') socket.end();
    }
  } catch {
    // The client went away; the next one is served all the same.
  }
}

/** Writes as fast as it is read. */
async function write(socket: Socket, lines: Iterable<string>): Promise<void> {
  let piece = '';
  for (const line of lines) {
    piece += line;
    if (piece.length < PIECE) continue;
    if (!socket.write(piece, 'latin1')) await once(socket, 'drain');
    piece = '';
  }
  socket.write(piece, 'latin1');
}

function reply(vast: Vast, keyword: string, argument: string | undefined): Iterable<string> {
  const octets = vast.lines * LINE.length;
  const about: Readonly<Record<string, (number: number) => string>> = {
    LIST: (number) => `${number} ${octets}`,
    UIDL: (number) => `${number} unique-${number}`,
  };
  const tell = about[keyword];
  if (tell !== undefined)
    return argument === undefined ? listing(vast.messages, tell) : [`+OK ${tell(Number(argument))}\r\n`];
  if (keyword === 'RETR') return message(vast.lines);
  if (keyword === 'CAPA') return ['+OK\r\nUSER\r\nUIDL\r\n.\r\n'];
  if (keyword === 'STAT') return [`+OK ${vast.messages} ${vast.messages * octets}\r\n`];
  return ['USER', 'PASS', 'NOOP', 'RSET', 'QUIT'].includes(keyword) ? ['+OK\r\n'] : ['-ERR\r\n'];
}

function* listing(count: number, tell: (number: number) => string): Iterable<string> {
  yield '+OK\r\n';
  for (let number = 1; number <= count; number += 1) yield `${tell(number)}\r\n`;
  yield '.\r\n';
}

function* message(lines: number): Iterable<string> {
  yield '+OK\r\n';
  for (let line = 0; line < lines; line += 1) yield LINE;
  yield '.\r\n';
}
