import { join } from 'node:path';
import { packageRoot } from '../../runner/suite/package-root.ts';
import { MAIN, runNode } from '../run-cli.ts';
import { vastServer, type Vast } from './vast-server.ts';

/** Loaded before the command: at its end it tells the most memory that the process held, in KiB. */
const TELLS_MEMORY = `data:text/javascript,${encodeURIComponent(
  `process.on('exit', () => process.stderr.write('\\npeak ' + process.resourceUsage().maxRSS + '\\n'));`,
)}`;

/** Most memory in MB that a run held which lists such a maildrop and retrieves its first message. */
export async function measureMemory(vast: Vast): Promise<number> {
  const server = await vastServer(vast);
  const suite = join(packageRoot(), 'bench', 'memory', 'vast.json');
  const target = `127.0.0.1:${server.port}`;
  try {
    const run = [MAIN, 'run', target, '--account', 'bench:secret', '--suite', suite, '--timeout', '600'];
    const { status, stdout, stderr } = await runNode(['--import', TELLS_MEMORY, ...run]);
    const [, kibibytes] = /^peak (\d+)$/m.exec(stderr) ?? [];
    if (status !== 0 || kibibytes === undefined) throw new Error(`The run failed: ${stdout}${stderr}`);
    return (Number(kibibytes) * 1024) / 1e6;
  } finally {
    server.close();
  }
}
