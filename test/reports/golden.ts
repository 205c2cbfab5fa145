import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Golden files: what a writer made when a person last looked at it, in test/golden/reports. After a change that is meant,
 * run the tests with UPDATE_GOLDEN=1, look at the difference, and commit it with the change.
 */
const UPDATE: boolean = process.env['UPDATE_GOLDEN'] === '1';

/** What of a test is needed here. */
interface Assertions {
  pass(message: string): boolean;
  same(found: unknown, wanted: unknown, message: string): boolean;
}

/** Fails with the first different line unless the content is that of the golden file. */
export function matchesGolden(test: Assertions, name: string, content: string): void {
  const path = join(packageRoot(), 'test', 'golden', 'reports', name);
  if (UPDATE) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  const golden = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (golden === content) {
    test.pass(`${name} is as it was`);
    return;
  }
  test.same(...firstDifference(golden, content), `${name} has changed; if that is meant: UPDATE_GOLDEN=1`);
}

/** A file of the package, wherever the compiled tests run. */
export function packageFile(...names: readonly string[]): string {
  return join(packageRoot(), ...names);
}

interface LineAt {
  readonly line: number;
  readonly text: string | undefined;
}

function firstDifference(golden: string, content: string): [LineAt, LineAt] {
  const was = golden.split('\n');
  const is = content.split('\n');
  const index = is.findIndex((line, at) => line !== was[at]);
  const at = index === -1 ? is.length : index;
  return [
    { line: at + 1, text: is[at] },
    { line: at + 1, text: was[at] },
  ];
}

function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!isPackageRoot(folder)) {
    if (dirname(folder) === folder) throw new Error('No package.json of pop3spec above the tests.');
    folder = dirname(folder);
  }
  return folder;
}

function isPackageRoot(folder: string): boolean {
  const path = join(folder, 'package.json');
  return existsSync(path) && readFileSync(path, 'utf8').includes('"name": "pop3spec"');
}
