import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { SERVERS } from '../../interop/servers.ts';
import { SOURCES } from '../../interop/sources.ts';

const FOLDER = join(SOURCES, 'baselines');

interface Baseline {
  readonly target: string;
  readonly deviations: readonly { readonly requirement: string; readonly reason: string }[];
}

const read = (name: string): Baseline => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Baseline;

t.test('every baseline is that of a server, and says which version it was written for', async (t) => {
  for (const file of readdirSync(FOLDER)) {
    const server = SERVERS.find(({ name }) => file === `${name}.json`);
    t.ok(server, file);
    t.match(read(file).target, `${server?.title ?? ''} (Debian package `, file);
  }
});

t.test('every known deviation has a reason that somebody wrote', async (t) => {
  for (const file of readdirSync(FOLDER)) {
    for (const { requirement, reason } of read(file).deviations) {
      t.notMatch(reason, /to be looked into/i, `${file}: ${requirement}`);
      t.ok(reason.length > 20, `${file}: ${requirement}`);
    }
  }
});
