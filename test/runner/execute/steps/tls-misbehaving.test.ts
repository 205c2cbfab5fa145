import type { Socket } from 'node:net';
import t from 'tap';
import type { ScenarioOutcome } from '../../../../runner/model/event.ts';
import type { Scenario, Step } from '../../../../runner/model/suite.ts';
import { TlsClient } from '../../../../runner/wire/tls-client.ts';
import { serveTls, trust } from '../../wire/tls-rig.ts';
import { plannedOf, scenarioOf } from '../plan-of.ts';
import { type Given, runOne, stepFindings } from '../run-plan.ts';
import { onLines, tinyServer } from '../tiny-server.ts';

const STLS: Step = { C: 'STLS', S: '+OK' };
const IN_CLEAR: Partial<Scenario> = { state: 'authorization', tls: 'none' };

async function ran(
  given: Given,
  steps: readonly Step[],
  more: Partial<Scenario> = IN_CLEAR,
): Promise<ScenarioOutcome> {
  return runOne(plannedOf(scenarioOf(steps, more)), given);
}

/** Lets everybody in, has nothing, and does with those who say STLS or GO what it is told. */
function serverOf(
  others: Partial<Record<'STLS' | 'GO' | 'CAPA', (socket: Socket) => void>>,
): (socket: Socket) => void {
  return (socket) => {
    socket.write('+OK ready\r\n');
    onLines(socket, (line) => {
      const other = line === 'STLS' || line === 'GO' || line === 'CAPA' ? others[line] : undefined;
      if (other === undefined) answer(socket, line);
      else other(socket);
    });
  };
}

function answer(socket: Socket, line: string): void {
  socket.write(/^(?:UIDL|TOP|CAPA)/.test(line) ? '-ERR\r\n' : '+OK 0 0\r\n');
}

/** Says yes to STLS; what follows is no line any more. */
function beginning(socket: Socket, then: () => void): void {
  socket.removeAllListeners('data');
  socket.write('+OK begin\r\n', then);
}

t.test('octets in clear behind the answer to STLS belong to nobody', async (t) => {
  const { loopback } = await trust();
  let begun: Socket | null = null;
  const server = await tinyServer(
    serverOf({
      STLS: (socket) => beginning(socket, () => (begun = socket)),
      GO: (socket) =>
        begun?.write('+OK?\r\n', () => {
          if (begun !== null) serveTls(begun, loopback);
          socket.write('+OK gone\r\n');
        }),
    }),
  );
  t.teardown(() => server.close());
  const outcome = await ran(server, [
    STLS,
    { open: 'B', state: 'authorization' },
    { on: 'B', C: 'GO', S: '+OK' },
    { pause: 10 },
    { tls: 'accepted', proves: ['R-1'] },
  ]);
  t.equal(stepFindings(outcome).at(-1), 'R-1 passed');
  const failed = outcome.findings.filter((each) => each.outcome === 'failed');
  t.match(failed, [{ requirement: 'RFC1939-3-RESPONSE-09', session: 'A', actual: '+OK?\\r\\n' }]);
});

t.test('a second greeting, under TLS, is not taken for an answer', async (t) => {
  const { loopback } = await trust();
  const server = await tinyServer(
    serverOf({
      CAPA: (socket) => socket.write('+OK\r\nSTLS\r\n.\r\n'),
      STLS: (socket) => beginning(socket, () => greetAgain(serveTls(socket, loopback))),
    }),
  );
  t.teardown(() => server.close());
  const outcome = await ran(server, [
    STLS,
    { tls: 'accepted' },
    { C: 'NOOP', S: '-ERR', proves: ['R-1'] },
    { C: 'NOOP', S: '-ERR', proves: ['R-2'] },
  ]);
  t.strictSame(stepFindings(outcome).slice(2), ['R-1 passed', 'R-2 passed']);
  t.match(
    outcome.findings.filter((each) => each.outcome === 'failed'),
    [{ requirement: 'RFC1939-3-RESPONSE-09', step: 2, actual: '+OK once more\\r\\n', times: 1 }],
  );
});

/** Greets once more, and refuses everything. */
function greetAgain(secure: Socket): void {
  secure.write('+OK once more\r\n');
  onLines(secure, () => secure.write('-ERR\r\n'));
}

t.test('a way that does not come under TLS blocks the scenario', async (t) => {
  let times = 0;
  const { loopback } = await trust();
  const server = await tinyServer(
    serverOf({
      STLS: (socket) => {
        times += 1;
        if (times > 1) socket.write('-ERR not any more\r\n');
        else beginning(socket, () => serveInside(serveTls(socket, loopback)));
      },
    }),
  );
  t.teardown(() => server.close());
  const tls = { way: 'starttls', client: new TlsClient(), certificate: 'any' } as const;
  const outcome = await ran({ ...server, tls }, [{ C: 'STAT', S: '+OK', proves: ['R-1'] }], {
    state: 'authorization',
  });
  t.strictSame(stepFindings(outcome), ['- blocked', 'R-1 blocked']);
  t.match(outcome.reason, /STLS was answered with "-ERR not any more"/);
});

/** The same server under TLS. */
function serveInside(secure: Socket): void {
  onLines(secure, (line) => answer(secure, line));
}

t.test('a TLS alert in clear is no answer to what was said in place of the handshake', async (t) => {
  // Unexpected message, whose number is that of LF.
  const alert = Buffer.from('1503030002020a', 'hex');
  for (const end of ['closes', 'stays'] as const) {
    const server = await tinyServer(
      serverOf({
        STLS: (socket) =>
          beginning(socket, () => {
            socket.once('data', () => (end === 'closes' ? socket.end(alert) : socket.write(alert)));
          }),
      }),
    );
    t.teardown(() => server.close());
    const expected = end === 'closes' ? ({ closed: true } as const) : ({ waits: true } as const);
    const step: Step = { C: 'CAPA', S: { oneOf: [expected] }, withinMs: 100, proves: ['R-1'] };
    const outcome = await ran(server, [STLS, step]);
    t.equal(stepFindings(outcome).at(-1), 'R-1 passed', end);
    t.equal(outcome.findings.filter((each) => each.outcome === 'failed').length, 0);
  }
});
