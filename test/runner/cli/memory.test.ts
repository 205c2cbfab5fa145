import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import t from 'tap';
import { MAIN } from './process.ts';

t.setTimeout(600_000);

/** A run and its three reports stay below this, so that a small CI machine has room for them beside the server under test. */
const MOST_MEMORY_KB = 150_000;

/** Loaded before the command: at its end it tells the most memory that the process held, as Linux counts it. */
const TELLS_MEMORY = `data:text/javascript,${encodeURIComponent(
  `import { readFileSync } from 'node:fs';
   process.on('exit', () => console.error(/^VmHWM:.*$/m.exec(readFileSync('/proc/self/status', 'utf8'))[0]));`,
)}`;

const skip = process.platform === 'linux' ? false : 'only Linux tells the peak of a process';

t.test('demo: a whole run with its reports needs little memory', { skip }, async (t) => {
  // By env(1), in an empty environment: what the test runner loads into every process below it would be counted as well.
  const words = ['-i', process.execPath, '--import', TELLS_MEMORY, MAIN, 'demo'];
  const { stderr } = await promisify(execFile)('env', words, { cwd: t.testdir({}) });
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(stderr) ?? [];
  t.ok(Number(kibibytes) * 1.024 < MOST_MEMORY_KB, `${kibibytes} KiB at most`);
});
