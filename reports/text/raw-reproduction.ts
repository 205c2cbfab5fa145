import type { RunResult, ScenarioResult } from '../../runner/model/result.ts';
import type { TranscriptEntry } from '../../runner/model/transcript.ts';
import { shellQuote, shellWords } from './shell.ts';

/** Most things sent, and most octets, that one would still want to paste. */
const SENDS_LIMIT = 24;
const OCTETS_LIMIT = 2000;

/** What stands in a transcript where a secret was. */
const SECRET = '[secret]';

/**
 * The same octets without pop3spec: a shell pipeline of printf and nc, with a pause after each thing sent, and shell
 * variables where the secrets were. Null where that would not show the same: several sessions, TLS, or too much to paste.
 */
export function rawReproductionOf(
  result: RunResult,
  scenario: ScenarioResult,
  decidedAt: number,
): string | null {
  const { host, port } = result.target;
  const sent = scenario.transcript.slice(0, decidedAt + 1).filter(({ from }) => from === 'C');
  if (!isPasteable(sent) || usesTls(result) || !HOST.test(host)) return null;
  const sends = sent.map(({ text }) => `${printf(text)}; sleep 1; `).join('');
  return `{ ${sends}} | nc ${shellQuote(host)} ${port}`;
}

/** A name or an address; a saved result may hold anything, and people paste what reports show. */
const HOST = /^[A-Za-z0-9][A-Za-z0-9.:%_-]*$|^::[A-Za-z0-9.:%]*$/;

function isPasteable(sent: readonly TranscriptEntry[]): boolean {
  const octets = sent.reduce((sum, { text }) => sum + text.length, 0);
  const sessions = new Set(sent.map(({ session }) => session));
  const whole = sent.every(({ omittedOctets }) => omittedOctets === undefined);
  return sessions.size === 1 && whole && sent.length <= SENDS_LIMIT && octets <= OCTETS_LIMIT;
}

function usesTls({ command }: RunResult): boolean {
  const words = shellWords(command) ?? [];
  const tls = words[words.indexOf('--tls') + 1];
  return words.some((word) => word.startsWith('pop3s:')) || (words.includes('--tls') && tls !== 'none');
}

/** A printf that writes exactly these octets; in single quotes nothing but the quote itself means anything to a shell. */
function printf(octets: string): string {
  const parts = octets.split(SECRET);
  const format = parts.map(formatOf).join('%s');
  const secrets = parts.slice(1).map(() => ` "$${variableFor(octets)}"`);
  return `printf '${format}'${secrets.join('')}`;
}

function formatOf(octets: string): string {
  return octets.replace(/^-|[^ -~]|['%\\]/g, (octet) => FORMATS.get(octet) ?? octal(octet));
}

const FORMATS: ReadonlyMap<string, string> = new Map([
  ['\r', '\\r'],
  ['\n', '\\n'],
  ['%', '%%'],
  ['\\', '\\\\'],
]);

function octal(octet: string): string {
  return `\\${(octet.charCodeAt(0) & 0xff).toString(8).padStart(3, '0')}`;
}

function variableFor(octets: string): string {
  if (/^PASS /i.test(octets)) return 'PASSWORD';
  return /^APOP /i.test(octets) ? 'DIGEST' : 'SECRET';
}
