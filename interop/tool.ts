import { execFileSync } from 'node:child_process';

/** Runs a program of the set-up to its end and gives what it wrote to standard output; throws when it fails. */
export function tool(path: string, words: readonly string[], input = ''): string {
  return execFileSync(path, words, {
    input,
    encoding: 'utf8',
    timeout: TOOL_MS,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Each is done in a second on an idle machine. */
const TOOL_MS = 60_000;
