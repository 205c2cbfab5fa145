import { readFileSync, statSync } from 'node:fs';
import { diagnoseFile } from './diagnostic.ts';
import type { Diagnostic } from './diagnostic.ts';
import { sourceFile } from './source-file.ts';
import type { SourceFile } from './source-file.ts';

/** A suite of this size takes minutes to read for a person too; whatever is bigger was not meant to be one. */
export const FILE_LIMIT_OCTETS: number = 1024 * 1024;

/** Path of a file, and how it is shown to people. */
export interface FilePath {
  readonly path: string;
  readonly shown: string;
}

/**
 * Reads a file as UTF-8 text. Never throws: what is wrong comes as a diagnostic. Synchronous, since a run reads some
 * hundred small files before it can do anything else, and each detour over the thread pool costs more than the reading.
 */
export function readText({ path, shown }: FilePath): SourceFile | Diagnostic {
  try {
    const { size } = statSync(path);
    if (size > FILE_LIMIT_OCTETS) return diagnoseFile(shown, { message: tooBig(size) });
    return sourceFile(shown, new TextDecoder('utf-8', DECODING).decode(readFileSync(path)));
  } catch (error) {
    return diagnoseFile(shown, { message: explain(error) });
  }
}

/** An octet that is no UTF-8 is an error, and a byte order mark stays to be complained about. */
const DECODING = { fatal: true, ignoreBOM: true };

function tooBig(size: number): string {
  return `the file has ${size} octets, more than the ${FILE_LIMIT_OCTETS} that are read`;
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return 'the file cannot be read';
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'the file is not UTF-8 text';
  return SYSTEM_ERRORS.get(code) ?? `the file cannot be read: ${error.message}`;
}

const SYSTEM_ERRORS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['EACCES', 'no permission to read the file'],
  ['EISDIR', 'this is a folder, not a file'],
]);
