import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Name in the package.json of this package. */
const PACKAGE_NAME = 'pop3spec';

/** The folder that holds this package's package.json, suites and fixtures, however deep the compiled code lies in it. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!isPackageRoot(folder)) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no package.json of ${PACKAGE_NAME} above ${import.meta.url}`);
    folder = parent;
  }
  return folder;
}

function isPackageRoot(folder: string): boolean {
  const path = join(folder, 'package.json');
  return existsSync(path) && readFileSync(path, 'utf8').includes(`"name": "${PACKAGE_NAME}"`);
}
