/** What the user gave to start and to reset the server under test. */
export interface ServerSettings {
  /** A command for the shell; null: the server runs already. */
  readonly start: string | null;
  readonly startTimeoutMs: number;
  /** A command for the shell; null: there is no way. */
  readonly reset: string | null;
}

/** How long a server may take by default to accept connections: those that run on a virtual machine take their time. */
export const DEFAULT_START_MS = 30_000;

/** The server is there, and is left alone. */
export const LEFT_ALONE: ServerSettings = { start: null, startTimeoutMs: DEFAULT_START_MS, reset: null };

/** The commands with `{host}` and `{port}` filled in. */
export function commandsFor(
  settings: ServerSettings,
  { host, port }: { readonly host: string; readonly port: number },
): ServerSettings {
  const filled = (command: string | null): string | null =>
    command?.replaceAll('{host}', host).replaceAll('{port}', String(port)) ?? null;
  return { ...settings, start: filled(settings.start), reset: filled(settings.reset) };
}
