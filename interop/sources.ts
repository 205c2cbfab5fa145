import { join } from 'node:path';

/** The folder interop/ of the sources: what is no TypeScript stays there. */
export const SOURCES: string = join(import.meta.dirname, '..', '..', 'interop');

/** The program that users run. */
export const CLI: string = join(import.meta.dirname, '..', 'runner', 'cli', 'main.js');
