import { legible } from '../../reports/text/legible.ts';
import { packageVersion } from './version.ts';

/** What a person reads when this program, not the server and not the user, is at fault. */
export function bugReport(error: unknown): string {
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    'internal error: this is a bug in pop3spec, not in the server under test.',
    `Please report it with the command and these lines (pop3spec ${packageVersion()}, Node ${process.version}, ${process.platform}):`,
    ...told.split('\n').map((line) => `  ${legible(line.trim())}`),
    '',
  ].join('\n');
}
