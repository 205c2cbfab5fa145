import t from 'tap';
import { connectTimeout, failureOf } from '../../../runner/wire/connect-failure.ts';
import { connect } from '../../../runner/wire/connect.ts';
import { loopback, rig } from './rig.ts';

t.test('a port at which nobody listens is a refused connection', async (t) => {
  const server = await loopback(() => undefined);
  await server.close();
  const failure = await connect({ ...rig(), host: '127.0.0.1', port: server.port });
  t.strictSame(failure, {
    kind: 'connect-failure',
    cause: 'refused',
    message: `nobody accepts connections at 127.0.0.1 port ${server.port} (ECONNREFUSED)`,
  });
});

t.test('a host is connected to by its name', async (t) => {
  const server = await loopback((socket) => socket.write('+OK\r\n'));
  const connection = await connect({ ...rig(), host: 'localhost', port: server.port });
  t.equal(connection.kind, 'connection');
  if (connection.kind === 'connection') await connection.end();
  await server.close();
});

t.test('a host that has no address is not found', async (t) => {
  const failure = await connect({ ...rig(), host: 'mail..example', port: 110 });
  t.match(failure, { kind: 'connect-failure', cause: 'not-found', message: /mail\.\.example/ });
});

t.test('an abort ends connecting', async (t) => {
  const server = await loopback(() => undefined);
  const failure = await connect({
    ...rig(),
    host: '127.0.0.1',
    port: server.port,
    signal: AbortSignal.abort(),
  });
  t.match(failure, { kind: 'connect-failure', cause: 'aborted' });
  await server.close();
});

t.test('a connection that does not come about in time is a timeout', (t) => {
  t.strictSame(connectTimeout({ host: 'mail.example', port: 110 }, 5000), {
    kind: 'connect-failure',
    cause: 'timeout',
    message: 'mail.example port 110 did not answer within 5000 ms',
  });
  t.end();
});

const ERRORS = [
  [{ code: 'ENOTFOUND' }, 'not-found', 'no address is known for the host mail.example (ENOTFOUND)'],
  [{ code: 'EAI_AGAIN' }, 'not-found', 'no address is known for the host mail.example (EAI_AGAIN)'],
  [{ code: 'ETIMEDOUT' }, 'timeout', 'mail.example port 110 did not answer (ETIMEDOUT)'],
  [{ code: 'ECONNRESET' }, 'reset', 'mail.example port 110 reset the connection at once (ECONNRESET)'],
  [{ code: 'EHOSTUNREACH' }, 'other', 'cannot connect to mail.example port 110 (EHOSTUNREACH)'],
  [{}, 'other', 'cannot connect to mail.example port 110 (odd)'],
] as const;

for (const [properties, cause, message] of ERRORS) {
  t.test(`an error with ${JSON.stringify(properties)} has the cause ${cause}`, (t) => {
    const failure = failureOf(Object.assign(new Error('odd'), properties), {
      host: 'mail.example',
      port: 110,
    });
    t.strictSame(failure, { kind: 'connect-failure', cause, message });
    t.end();
  });
}

t.test('when every address failed, the first failure tells the cause', (t) => {
  const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
  const failure = failureOf(new AggregateError([refused, new Error('other')]), { host: 'h', port: 1 });
  t.equal(failure.cause, 'refused');
  t.end();
});
