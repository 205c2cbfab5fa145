import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import t from 'tap';
import { freePorts } from '../../interop/free-ports.ts';
import { waitForGreeting } from '../../interop/greeting.ts';
import { inetd } from '../../interop/inetd.ts';
import { inPlace, type Place } from '../../interop/place.ts';

const place = async <Result>(work: (place: Place) => Promise<Result>): Promise<Result> =>
  inPlace((name) => name, work);

const sh = (script: string) => ({ path: '/bin/sh', words: ['-c', script] });

t.test('free ports are all different', async (t) => {
  const ports = await freePorts(20);
  t.equal(new Set(ports).size, 20);
});

t.test('a place is gone behind its use, whatever came of it', async (t) => {
  let folder = '';
  await t.rejects(
    place(async (made) => {
      folder = made.folder;
      t.ok(existsSync(made.certificates.both));
      return Promise.reject(new Error('no'));
    }),
    /no/,
  );
  t.notOk(existsSync(folder));
});

t.test('programs end with the place, the children that they left behind as well', async (t) => {
  const pid = await place(async ({ programs, folder }) => {
    programs.start(sh(`sleep 600 & echo $! > ${folder}/pid; echo started; exec sleep 600`));
    for (;;) {
      const written = Number(await readFile(`${folder}/pid`, 'utf8').catch(() => ''));
      if (written > 0) return written;
    }
  });
  // One that ended and was not yet buried by its new parent is still to be seen, as Z.
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => 'gone');
  t.match(state, /^gone$|\) [ZX] /);
});

t.test('a server whose program ends before it greets is not waited for, and its log is kept', async (t) => {
  await place(async ({ programs }) => {
    const [port = 0] = await freePorts(1);
    programs.start(sh('echo cannot bind >&2; exit 4'));
    await t.rejects(waitForGreeting(port, programs), /a program of it ended/);
    t.match(await programs.logEnd(), /cannot bind/);
    t.match(await programs.logEnd(), /ended: 4/);
  });
});

t.test('a greeting that comes octet by octet is a greeting', async (t) => {
  await place(async (made) => {
    const script = `for octet in + O K ' ' r; do printf '%s' "$octet"; sleep 0.1; done; read line`;
    const port = await inetd(sh(script), made);
    await t.resolves(waitForGreeting(port, made.programs, { limitMs: 10_000 }));
  });
});

t.test('inetd gives each connection to a process of its own, as its standard input and output', async (t) => {
  await place(async (made) => {
    const port = await inetd(sh(`printf '+OK %s\\r\\n' $$; read line; printf '%s' "-$line-"`), made);
    await waitForGreeting(port, made.programs);
    const replies = await Promise.all(
      ['one', 'two'].map(async (word) => {
        const socket = connect(port, '127.0.0.1');
        await once(socket, 'connect');
        socket.end(`${word}\n`);
        return text(socket);
      }),
    );
    t.match(replies[0], /^\+OK \d+\r\n-one-$/);
    t.match(replies[1], /^\+OK \d+\r\n-two-$/);
    t.not(replies[0]?.split('-')[0], replies[1]?.split('-')[0]);
  });
});
