#!/usr/bin/env node
import { packageVersion } from './version.ts';

/** The version is asked for by scripts, often: it is answered before anything else is loaded. */
const words = process.argv.slice(2);
if (words.length === 1 && (words[0] === '--version' || words[0] === '-V')) {
  process.stdout.write(`${packageVersion()}\n`);
} else {
  const { runCommandLine } = await import('./command-line.ts');
  await runCommandLine(words);
}
