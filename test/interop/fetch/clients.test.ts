import t from 'tap';
import type { Session } from '../../../interop/fetch/client.ts';
import { CLIENTS } from '../../../interop/fetch/clients.ts';
import { TASKS } from '../../../interop/fetch/task.ts';

const session: Omit<Session, 'way' | 'task'> = {
  port: 11_110,
  account: { user: 'ada', password: 'secret words', token: 'secret-token' },
  authority: '/place/authority.pem',
  home: '/place/home',
  maildir: '/place/Maildir',
  got: '/place/Maildir/new',
  sizes: [100, 5_000, 200],
};

t.test('clients have names of their own', async (t) => {
  t.equal(new Set(CLIENTS.map(({ name }) => name)).size, CLIENTS.length);
});

t.test(
  'in every way, secrets are in files and on standard input, where no list of processes shows them',
  async (t) => {
    for (const { name, ways, commands } of CLIENTS) {
      for (const way of ways) {
        for (const task of TASKS) {
          const { programs, files = {} } = commands({ ...session, way, task });
          const shown = JSON.stringify(
            programs.map(({ path, words, environment }) => [path, words, environment]),
          );
          const told = [...Object.values(files), ...programs.map(({ input = '' }) => input)].join();
          t.notMatch(shown, 'secret', `${name} ${way.transport} ${way.login} ${task}`);
          t.match(told, 'secret');
          t.match(told, '11110');
          t.match(told, '/place/Maildir');
        }
      }
    }
  },
);

t.test('a way under TLS names the authority that the client is to believe', async (t) => {
  for (const { name, ways, commands } of CLIENTS) {
    for (const way of ways.filter(({ transport }) => transport !== 'plain'))
      t.match(JSON.stringify(commands({ ...session, way, task: 'leave' })), 'authority.pem', name);
  }
});

t.test('fetchmail runs beside another fetchmail of the machine: its lock is in its home', async (t) => {
  const fetchmail = CLIENTS.find(({ name }) => name === 'fetchmail');
  const way = { transport: 'plain', login: 'USER' } as const;
  const { files = {} } = fetchmail?.commands({ ...session, way, task: 'leave' }) ?? {};
  t.match(files['fetchmailrc'], /^set pidfile "\/place\/home\/pid"$/m);
});

t.test('curl fetches by number what is small, and deletes it behind that', async (t) => {
  const curl = CLIENTS.find(({ name }) => name === 'curl');
  const way = { transport: 'stls', login: 'APOP' } as const;
  const programs = curl?.commands({ ...session, way, task: 'delete' }).programs ?? [];
  t.equal(programs.length, 2);
  for (const { input } of programs) t.match(input, /^url = "pop3:\/\/localhost:11110\/\{1,3\}"\n/);
  t.match(programs[1]?.input, /\nrequest = DELE\nhead\n/);
});
