import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { baselineOf } from './baselines.ts';
import type { InteropServer } from './server.ts';
import { CLI, SOURCES } from './sources.ts';

/** Where the matrix of all servers is kept. */
export const MATRIX: string = join(SOURCES, '..', 'docs', 'servers.md');

/** What stands above the matrix: the commands that make it. */
export const MATRIX_HEAD = `# What came of real servers

Debian packages, each in the configuration of [interop/servers](../interop/servers), as [interop.md](interop.md) describes it.
How each known deviation shows stands in [interop/baselines](../interop/baselines), and its reason [below](#why). The page was
made by

\`\`\`sh
npm run interop -- --install --system-accounts
npm run interop -- --matrix
\`\`\`

`;

/** Writes the matrix from the results of the servers that were run last. */
export async function writeMatrix(servers: readonly InteropServer[], folder: string): Promise<void> {
  const results = servers
    .map(({ name, title }) => ({ title, path: join(folder, name, 'result.json') }))
    .filter(({ path }) => existsSync(path))
    .map(({ title, path }) => `${title}=${path}`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'report', ...results, '--compare'], {
    encoding: 'utf8',
    maxBuffer: MATRIX_OCTETS,
  });
  if (status !== 0) throw new Error(`the matrix could not be made: ${stderr}`);
  const reasons = await Promise.all(servers.map(reasonsOf));
  await writeFile(MATRIX, `${MATRIX_HEAD}${withoutChance(stdout)}\n## Why\n${reasons.join('')}`);
}

/** A comparison without what is another in each run: the ports, and the timestamps of greetings (RFC 1939 §7, APOP). */
export function withoutChance(markdown: string): string {
  return markdown.replaceAll(/, 127\.0\.0\.1:\d+/g, '').replaceAll(/ ?&#60;[^|]*?&#62;/g, '');
}

/** What is read of a baseline. */
interface Reasons {
  readonly deviations: readonly {
    readonly requirement: string;
    readonly reason: string;
    readonly issue?: string;
  }[];
}

/** The reasons that stand in a server's baseline, each once, with what they are about. */
export async function reasonsOf({ name, title }: InteropServer): Promise<string> {
  const path = await baselineOf(name);
  if (path === null) return '';
  const { deviations } = JSON.parse(await readFile(path, 'utf8')) as Reasons;
  const said = new Map<string, readonly string[]>();
  for (const { reason, issue, requirement } of deviations) {
    const words = issue === undefined ? reason : `${reason} <${issue}>`;
    said.set(words, [...(said.get(words) ?? []), requirement]);
  }
  const lines = [...said].map(([words, ids]) => `- ${words} ${ids.join(', ')}\n`);
  return `\n### ${title}\n\n${lines.join('')}`;
}

/** Many times what it has. */
const MATRIX_OCTETS = 8 * 1024 * 1024;
