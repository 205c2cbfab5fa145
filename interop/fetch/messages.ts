import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SOURCES } from '../sources.ts';

/** A message of the set that clients fetch. */
export interface FetchMessage {
  readonly name: string;
  /** As the maildrop holds it. */
  readonly octets: Buffer;
  /** As the server sends it before byte-stuffing: a last line without an end gets CRLF (RFC 1939 §3). */
  readonly sent: Buffer;
}

/** The fixture messages that stand as files, and many small ones behind them. */
export async function readMessages(): Promise<readonly FetchMessage[]> {
  const names = (await readdir(FOLDER))
    .filter((file) => file.endsWith('.eml'))
    .map((file) => file.slice(0, -'.eml'.length))
    .filter((name) => !NEED_UTF8_MODE.has(name))
    .sort();
  const fixtures = names.map(async (name) => messageOf(name, await readFile(join(FOLDER, `${name}.eml`))));
  return [...(await Promise.all(fixtures)), ...manyMessages()];
}

/** Without UTF8, which none of the clients speaks, the server does not send these (RFC 6856 §2.1). */
const NEED_UTF8_MODE: ReadonlySet<string> = new Set(['utf8-header', 'utf8-header-and-body']);

/** So that numbers have up to three digits, and listings more than one segment. */
const MANY = 100;

const FOLDER = join(SOURCES, '..', 'fixtures', 'messages');

function manyMessages(): readonly FetchMessage[] {
  return Array.from({ length: MANY }, (_, index) => {
    const number = index + 1;
    const text = `From: Ada <ada@example.org>\r\nSubject: ${number} of many\r\n\r\n${'.'.repeat(number)}\r\n`;
    return messageOf(`many-${number}`, Buffer.from(text));
  });
}

function messageOf(name: string, octets: Buffer): FetchMessage {
  const ended = octets.subarray(-CRLF.length).equals(CRLF);
  return { name, octets, sent: ended ? octets : Buffer.concat([octets, CRLF]) };
}

const CRLF = Buffer.from('\r\n');
