import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A server of a few lines, for targets that misbehave. */
export interface TinyServer {
  readonly port: number;
  /** Connections accepted so far. */
  readonly accepted: number;
  readonly close: () => Promise<void>;
}

/** What it does with each connection; connections are counted from 1. */
export type Behaviour = (socket: Socket, connection: number) => void;

/** Listens on loopback. */
export async function tinyServer(behaviour: Behaviour): Promise<TinyServer> {
  const sockets = new Set<Socket>();
  let accepted = 0;
  const server = createServer({ noDelay: true }, (socket) => {
    accepted += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    behaviour(socket, accepted);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    get accepted() {
      return accepted;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Calls back with each line, its line end removed. */
export function onLines(socket: Socket, told: (line: string) => void): void {
  let begun = '';
  socket.on('data', (chunk: Buffer) => {
    const lines = `${begun}${chunk.toString('latin1')}`.split('\r\n');
    begun = lines.pop() ?? '';
    for (const line of lines) told(line);
  });
}

/** Answers of a small POP3 server by keyword; what is not given is answered as an empty maildrop would. */
export type Answers = Readonly<Record<string, string | ((socket: Socket, connection: number) => void)>>;

const DEFAULT_ANSWERS: Answers = {
  USER: '+OK',
  PASS: '+OK',
  STAT: '+OK 0 0',
  LIST: '+OK\r\n.',
  UIDL: '+OK\r\n.',
  NOOP: '+OK',
  RSET: '+OK',
};

/** A POP3 server of sorts: greets, answers by keyword, closes after QUIT. Lets everybody in. */
export function pop3Of(answers: Answers, greeting = '+OK ready'): Behaviour {
  const all: Answers = { ...DEFAULT_ANSWERS, ...answers };
  return (socket, connection) => {
    if (greeting !== '') socket.write(`${greeting}\r\n`);
    onLines(socket, (line) => {
      const keyword = line.split(' ')[0]?.toUpperCase() ?? '';
      const answer = all[keyword];
      if (keyword === 'QUIT' && answer === undefined) socket.end('+OK\r\n');
      else if (typeof answer === 'function') answer(socket, connection);
      else socket.write(`${answer ?? '-ERR'}\r\n`);
    });
  };
}
