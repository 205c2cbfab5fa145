import type { RunResult } from '../../runner/model/result.ts';
import { legible } from './legible.ts';
import { shellLine, shellWords } from './shell.ts';

/**
 * Options that choose among scenarios or say where reports go; whoever repeats one scenario wants none of them. A suite
 * that was named stays: it may be one of the user's own, and then no other word leads to it.
 */
const DROPPED: ReadonlySet<string> = new Set([
  '--only',
  '--skip',
  '--tag',
  '--rfc',
  '--shard',
  '--report',
  '--baseline',
]);

/** Those that take no value. */
const DROPPED_FLAGS: ReadonlySet<string> = new Set(['--quiet', '--verbose', '--trace']);

/** The shell command that runs this scenario alone, otherwise as the run did. Holds no secrets, since the run's command holds none. */
export function reproductionOf(result: RunResult, scenarioId: string): string {
  return shellLine([...withoutSelection(commandOf(result)), '--only', legible(scenarioId)]);
}

/** Subcommands that make results. */
const RUNNING: ReadonlySet<string> = new Set(['run', 'demo']);

/** The run's command when it is one of ours; a saved result may come from anywhere, and people paste what reports show. */
function commandOf(result: RunResult): readonly string[] {
  const words = shellWords(legible(result.command)) ?? [];
  return words[0] === 'pop3spec' && RUNNING.has(words[1] ?? '')
    ? words
    : ['pop3spec', 'run', addressOf(result)];
}

function withoutSelection(words: readonly string[]): readonly string[] {
  return words.filter((word, index) => !isDropped(word) && !isValueOfDropped(words, index));
}

function isDropped(word: string): boolean {
  return DROPPED_FLAGS.has(word) || DROPPED.has(word.split('=', 1)[0] ?? word);
}

function isValueOfDropped(words: readonly string[], index: number): boolean {
  return index > 0 && DROPPED.has(words[index - 1] ?? '');
}

/** `host:port`, an IPv6 address in brackets. */
export function addressOf({ target }: RunResult): string {
  const host = target.host.includes(':') ? `[${target.host}]` : target.host;
  return legible(`${host}:${target.port}`);
}
