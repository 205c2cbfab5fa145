import { spawnSync } from 'node:child_process';
import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CLI, SOURCES } from './sources.ts';
import type { InteropServer } from './server.ts';

/** The file of a server's known deviations; null when it has none yet. */
export async function baselineOf(name: string): Promise<string | null> {
  const path = baselinePath(name);
  return access(path).then(
    () => path,
    () => null,
  );
}

/** Writes what a run found into the server's baseline; reasons that stand there stay, new ones are to be written. */
export async function writeBaseline(
  { name, title }: InteropServer,
  version: string,
  folder: string,
): Promise<void> {
  const path = baselinePath(name);
  const words = ['baseline', 'update', join(folder, 'result.json'), '--baseline', path, '--prune'];
  const { status, stderr } = spawnSync(process.execPath, [CLI, ...words, '--reason', 'To be looked into'], {
    encoding: 'utf8',
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  if (status !== 0) throw new Error(`the baseline could not be written: ${stderr}`);
  const baseline = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
  const { $schema, ...rest } = baseline;
  const whole = { $schema: $schema ?? SCHEMA, ...rest, target: `${title} (Debian package ${version})` };
  await writeFile(path, `${JSON.stringify(whole, null, 2)}\n`);
}

const SCHEMA = '../../suites/schema/baseline.schema.json';

function baselinePath(name: string): string {
  return join(SOURCES, 'baselines', `${name}.json`);
}
