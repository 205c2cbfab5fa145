import t, { type Test } from 'tap';
import type { Environment } from '../../../runner/execute/environment/environment.ts';
import { examine, type Examination, type ExaminationLeave } from '../../../runner/execute/examine.ts';
import { noProvisioner } from '../../../runner/maildrop/none.ts';
import type { Filled, Provisioner } from '../../../runner/maildrop/provisioner.ts';
import type { Deviation } from '../../../fixtures/server/deviation.ts';
import { createAuthority } from '../../../fixtures/certificates.ts';
import { startClock } from '../../../runner/wire/clock.ts';
import { TlsClient } from '../../../runner/wire/tls-client.ts';
import { plannedOf, scenarioOf } from './plan-of.ts';
import { startReference, type Reference } from './reference.ts';
import { ALICE, BOB, FIXTURES } from './run-plan.ts';
import { pop3Of, tinyServer, type Behaviour } from './tiny-server.ts';

const EVERYTHING: ExaminationLeave = { logins: true, placing: true };
const NOTHING: ExaminationLeave = { logins: false, placing: false };

const LOOK = plannedOf(scenarioOf([{ C: 'STAT', S: '+OK {:number} {:number}' }], { maildrop: ['plain'] }));

async function examined(
  port: number,
  given: Partial<Environment> = {},
  leave: ExaminationLeave = EVERYTHING,
): Promise<Examination> {
  const environment: Environment = {
    target: { host: '127.0.0.1', port, timeoutMs: 10_000 },
    accounts: [ALICE],
    provisioner: noProvisioner(),
    fixtures: FIXTURES,
    applyFeatures: (plan) => plan,
    startedAt: '2026-01-01T00:00:00.000Z',
    clock: startClock(),
    limits: { loginRetryMs: 60, loginRetryEveryMs: 10, visibleEveryMs: 1 },
    ...given,
  };
  return examine({ scenarios: [LOOK] }, environment, leave);
}

async function tiny(t: Test, behaviour: Behaviour): Promise<number> {
  const server = await tinyServer(behaviour);
  t.teardown(server.close);
  return server.port;
}

t.test('a right server: it lets in by all its ways, and a message goes there and back', async (t) => {
  const reference = await startReference(t);
  const { port, provisioner, store } = reference;
  store.fill('alice', []);
  const found = await examined(port, { provisioner, accounts: [ALICE, BOB] });
  t.match(found, { stop: null, isConnected: true, login: 'user-pass', messageCount: 0, otherWay: null });
  t.strictSame(
    found.triedLogins.map(({ way, refused }) => [way, refused]),
    ['apop', 'plain', 'cram-md5', 'scram-sha-1', 'scram-sha-256'].map((way) => [way, null]),
  );
  t.strictSame(
    found.trips,
    ['alice', 'bob'].map((user) => ({ user, problem: null, change: null })),
  );
  t.notOk(JSON.stringify(found).includes(ALICE.password), 'the password is nowhere');
  const again = await examined(port, { provisioner: noProvisioner() }, NOTHING);
  t.equal(again.messageCount, 0, 'the message was removed again');
});

t.test('without leave no login is tried that may be refused, and no maildrop is touched', async (t) => {
  const reference = await startReference(t);
  const { port, provisioner } = reference;
  const found = await examined(port, { provisioner }, NOTHING);
  t.match(found, { stop: null, login: 'user-pass', triedLogins: [], trips: [] });
  t.ok(found.offeredLogins.includes('apop'));
  t.strictSame(reference.fills, []);
});

t.test('a way to log in that was named is the only one', async (t) => {
  const { port } = await startReference(t);
  t.match(await examined(port, { login: 'apop' }), { login: 'apop', triedLogins: [] });
});

t.test('a way that is offered and does not work says what happened', async (t) => {
  const port = await tiny(
    t,
    pop3Of({ CAPA: '+OK\r\nUSER\r\nSASL PLAIN\r\n.', AUTH: '-ERR broken', STAT: '+OK 0 0' }),
  );
  const [plain] = (await examined(port)).triedLogins;
  t.match(plain, { way: 'plain', refused: /AUTH was answered with "-ERR broken"/ });
});

async function tripOf(
  t: Test,
  faults: readonly Deviation[],
  change: (provisioner: Reference['provisioner']) => Provisioner = (same) => same,
): Promise<Examination> {
  const reference = await startReference(t, faults);
  return examined(reference.port, { provisioner: change(reference.provisioner) });
}

t.test('a message that comes back with trace fields in front is whole where it is delivered', async (t) => {
  const front = Buffer.from('Received: by a test\r\n');
  const delivering = (provisioner: Provisioner): Provisioner => ({
    ...provisioner,
    form: 'header-fields-in-front',
    fill: async (account, messages) =>
      provisioner.fill(
        account,
        messages.map((each) => ({ ...each, octets: Buffer.concat([front, each.octets]) })),
      ),
  });
  const { trips } = await tripOf(t, [], delivering);
  t.match(trips, [
    { problem: null, change: '21 octets of header fields stand in front of it, as delivery puts them there' },
  ]);
});

t.test('a message that comes back with other line ends is told', async (t) => {
  const other = (provisioner: Provisioner): Provisioner => ({
    ...provisioner,
    fill: async (account, messages) =>
      provisioner.fill(
        account,
        messages.map(({ octets, ...each }) => ({ ...each, octets: withLoneLineFeed(octets) })),
      ),
  });
  const { trips } = await tripOf(t, [], other);
  t.match(trips, [
    { problem: null, change: /^it came in \d+ octets in place of \d+, its line ends are others$/ },
  ]);
});

/** The first line end of a message as a store without care keeps it. */
function withLoneLineFeed(octets: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(octets).toString('latin1').replace('\r\n', '\n'), 'latin1');
}

t.test('a maildrop that the server does not read is a problem, with the question that helps', async (t) => {
  const found = await tripOf(t, [{ open: () => [] }]);
  t.match(found.trips, [{ problem: /Does the provisioner fill the maildrop that the server reads/ }]);
});

t.test('a maildrop that cannot be emptied again is a problem', async (t) => {
  const once = (provisioner: Provisioner): Provisioner => ({
    ...provisioner,
    fill: async (account, messages): ReturnType<Provisioner['fill']> =>
      messages.length > 0
        ? provisioner.fill(account, messages)
        : Promise.resolve<Filled>({ kind: 'filled', visibleWithinMs: 0 }),
  });
  t.match((await tripOf(t, [], once)).trips, [
    { problem: 'The message could not be removed again: STAT still counts 1' },
  ]);
});

t.test('a port of implicit TLS that is asked in clear is found out, and the other way round', async (t) => {
  const authority = await createAuthority('an authority for tests');
  const tls = await authority.issue({ names: ['127.0.0.1'] });
  const implicit = await startReference(t, [], { tls, implicitTls: true });
  const inClear = { host: '127.0.0.1', port: implicit.port, timeoutMs: 500 };
  t.match(await examined(implicit.port, { target: inClear }), {
    stop: { cause: 'unreachable' },
    isConnected: true,
    otherWay: 'implicit',
  });
  const plain = await startReference(t);
  const client = new TlsClient({ ca: authority.certificate });
  const underTls = {
    host: '127.0.0.1',
    port: plain.port,
    timeoutMs: 500,
    tls: { way: 'implicit', client, certificate: 'trusted' },
  } as const;
  t.match(await examined(plain.port, { target: underTls }), { stop: { cause: 'no-tls' }, otherWay: 'none' });
});

t.test('behind a stop nothing more is tried', async (t) => {
  const port = await tiny(t, pop3Of({ PASS: '-ERR no' }));
  const { provisioner, fills } = await startReference(t);
  const found = await examined(port, { provisioner });
  t.match(found, {
    stop: { cause: 'login-refused' },
    login: null,
    triedLogins: [],
    trips: [],
    otherWay: null,
  });
  t.strictSame(fills, []);
});
