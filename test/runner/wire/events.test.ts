import t from 'tap';
import { type Act, mockSocketPair } from '../../../fixtures/net-mock-socket.ts';
import { encodeCommand } from '../../../runner/pop3/encode.ts';
import { type Connection, connectionOver } from '../../../runner/wire/connection.ts';
import { connected, LONG_MS, rig, scripted, SHORT_MS } from './rig.ts';

const line = { multiLine: false, timeoutMs: LONG_MS };

interface Row {
  readonly name: string;
  readonly script: readonly Act[];
  readonly act: (connection: Connection) => Promise<unknown>;
  readonly told: readonly string[];
}

const ROWS: readonly Row[] = [
  {
    name: 'an exchange and the FIN behind it',
    script: [{ hear: 'QUIT' }, { say: '+OK bye\r\n' }, { end: 'fin' }],
    act: async (connection) => {
      await connection.send(encodeCommand('QUIT'));
      await connection.readReply(line);
      await connection.readClosed({ timeoutMs: LONG_MS });
    },
    told: ['C QUIT\r\n', 'S +OK bye\r\n', 'event the server closed the connection'],
  },
  {
    name: 'a reset with the error that told of it',
    script: [{ end: 'reset' }],
    act: (connection) => connection.readReply(line),
    told: ['event the connection was reset (ECONNRESET)'],
  },
  {
    name: 'that a connection is still open',
    script: [],
    act: (connection) => connection.readClosed({ timeoutMs: SHORT_MS }),
    told: ['event connection still open after N ms'],
  },
  {
    name: 'a timeout',
    script: [{ say: '+O' }],
    act: (connection) => connection.readReply({ multiLine: false, timeoutMs: SHORT_MS }),
    told: ['S +O', 'event no complete reply after N ms'],
  },
  {
    name: 'silence',
    script: [],
    act: (connection) => connection.readSilence({ forMs: SHORT_MS }),
    told: ['event nothing came for N ms'],
  },
  {
    name: 'nothing of how a connection is let go',
    script: [],
    act: (connection) => connection.end(),
    told: [],
  },
];

for (const row of ROWS) {
  t.test(`the transcript tells ${row.name}`, async (t) => {
    const used = rig();
    const connection = scripted(row.script, used);
    await row.act(connection);
    await connection.end();
    const told = used.recorder.entries().map(({ from, text }) => `${from} ${text.replace(/\d+ ms/, 'N ms')}`);
    t.strictSame(told, row.told);
  });
}

t.test('the transcript tells where a connection went, and how the client ended it', async (t) => {
  const used = rig();
  const connection = await connected(t, () => undefined, used);
  await connection.close('reset');
  const [first, ...others] = used.recorder.entries();
  t.match(first, { session: 'A', from: 'event', text: /^connected to 127\.0\.0\.1 port \d+$/ });
  t.strictSame(
    others.map((entry) => entry.text),
    ['the client reset the connection'],
  );
});

t.test('the transcript tells a half-close, and what the server does behind it', async (t) => {
  const { client, server } = mockSocketPair();
  server.on('end', () => server.end('+OK\r\n')).resume();
  const used = rig();
  const connection = connectionOver(client, used);
  await connection.close('half');
  await connection.readReply(line);
  await connection.readClosed({ timeoutMs: LONG_MS });
  await connection.end();
  t.strictSame(
    used.recorder.entries().map((entry) => entry.text),
    ['the client closed its sending side', '+OK\r\n', 'the server closed the connection'],
  );
});
