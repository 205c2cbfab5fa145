import type { RunResult, ScenarioResult } from '../../runner/model/result.ts';
import type { TranscriptEntry } from '../../runner/model/transcript.ts';
import { shellQuote } from './shell.ts';

/** Most things sent, and most octets, that one would still want to paste. */
const SENDS_LIMIT = 24;
const OCTETS_LIMIT = 2000;

/** What stands in a transcript where a secret was. */
const SECRET = '[secret]';

/**
 * The same octets without pop3spec: a shell pipeline of printf and nc (openssl where there is TLS), with a pause after each
 * thing sent, and shell variables where the secrets were. Null where that would not show the same: several sessions, more
 * than STLS in front of a handshake, or too much to paste.
 */
export function rawReproductionOf(
  result: RunResult,
  scenario: ScenarioResult,
  decidedAt: number,
): string | null {
  const { host, port } = result.target;
  const told = scenario.transcript.slice(0, decidedAt + 1);
  const line = lineOf(told);
  if (line === null || !isPasteable(told) || !HOST.test(host)) return null;
  const sends = line.sent.map(({ text }) => `${printf(text)}; sleep 1; `).join('');
  const address = `${shellQuote(host)} ${port}`;
  const program = line.handshake === null ? `nc ${address}` : `${line.handshake} ${connectionTo(host, port)}`;
  return `{ ${sends === '' ? 'sleep 1; ' : sends}} | ${program}`;
}

/** What carries the octets: nc, or openssl for a session under TLS. */
interface Line {
  /** What is sent behind the handshake, where there is one. */
  readonly sent: readonly TranscriptEntry[];
  readonly handshake: string | null;
}

/** Null where no shell command shows the same: in front of a handshake openssl says nothing, or STLS alone. */
function lineOf(told: readonly TranscriptEntry[]): Line | null {
  const at = told.findIndex(isHandshake);
  if (at === -1) return { sent: told.filter(isSent), handshake: null };
  if (told.slice(at + 1).some(isHandshake)) return null;
  const before = told
    .slice(0, at)
    .filter(isSent)
    .map(({ text }) => text);
  const byStls = before.length === 1 && before[0] === 'STLS\r\n';
  if (before.length > 0 && !byStls) return null;
  const version = VERSION.exec(told[at]?.text ?? '')?.[1];
  const only = version === undefined ? '' : ` -tls${version.replace('.0', '').replace('.', '_')}`;
  const how = byStls ? ' -starttls pop3' : '';
  return { sent: told.slice(at + 1).filter(isSent), handshake: `openssl s_client -quiet${how}${only}` };
}

const HANDSHAKE = 'TLS handshake begins';
const VERSION = /TLS (1\.[0-3]) alone$/;

function isHandshake({ from, text }: TranscriptEntry): boolean {
  return from === 'event' && text.startsWith(HANDSHAKE);
}

function isSent({ from }: TranscriptEntry): boolean {
  return from === 'C';
}

function connectionTo(host: string, port: number): string {
  return `-connect ${shellQuote(`${host.includes(':') ? `[${host}]` : host}:${port}`)}`;
}

/** A name or an address; a saved result may hold anything, and people paste what reports show. */
const HOST = /^[A-Za-z0-9][A-Za-z0-9.:%_-]*$|^::[A-Za-z0-9.:%]*$/;

function isPasteable(told: readonly TranscriptEntry[]): boolean {
  const sent = told.filter(isSent);
  const octets = sent.reduce((sum, { text }) => sum + text.length, 0);
  const sessions = new Set(sent.map(({ session }) => session));
  const whole = sent.every(({ omittedOctets }) => omittedOctets === undefined);
  const isOneSession = sessions.size === 1 || (sent.length === 0 && told.some(isHandshake));
  return isOneSession && whole && sent.length <= SENDS_LIMIT && octets <= OCTETS_LIMIT;
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
