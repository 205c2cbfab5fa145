import type { Mistakes } from './mistake.ts';
import type { AccessOptionValues } from './option-values.ts';
import { parseDuration } from './options/duration.ts';
import { DEFAULT_START_MS, type ServerSettings } from './server/server-settings.ts';

/** Reads how the server is started and reset. */
export function parseServer(values: AccessOptionValues, mistakes: Mistakes): ServerSettings {
  const { start, startTimeout, reset } = values;
  if (start?.trim() === '') mistakes.add('--start is empty: give the command that starts the server');
  if (reset?.trim() === '') mistakes.add('--reset is empty: give the command that resets the server');
  if (startTimeout !== undefined && start === undefined)
    mistakes.add('--start-timeout without a server to start: give --start COMMAND');
  const startTimeoutMs = startTimeout === undefined ? null : mistakes.keep(parseDuration(startTimeout));
  return {
    start: start ?? null,
    startTimeoutMs: startTimeoutMs ?? DEFAULT_START_MS,
    reset: reset ?? null,
  };
}
