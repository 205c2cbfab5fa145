import type { FixtureMessage, MessageForm } from '../model/message.ts';
import { latin1 } from '../pop3/encode.ts';

const CRLF = '\r\n';

/** Whether the message's last line has a line end; without, a server has to add one. */
export function endsItsLastLine({ octets }: FixtureMessage): boolean {
  return octets.length === 0 || latin1(octets.subarray(-2)) === CRLF;
}

/** The message as it goes over the wire, before byte-stuffing: with a line end behind its last line (RFC 1939 §3). */
export function wireForm(message: FixtureMessage): Uint8Array {
  return endsItsLastLine(message) ? message.octets : Buffer.concat([message.octets, Buffer.from(CRLF)]);
}

/** Octets of the message as RETR brings it and LIST announces it, unless the message's hazards allow for others. */
export function wireSizeOctets(message: FixtureMessage): number {
  return message.octets.length + (endsItsLastLine(message) ? 0 : CRLF.length);
}

/** Whether the message needs UTF-8 mode (RFC 6856 §2.1): there are octets above 127 in its header. */
export function needsUtf8Mode({ octets }: FixtureMessage): boolean {
  const blank = latin1(octets).indexOf(`${CRLF}${CRLF}`);
  return /[\x80-\xff]/.test(latin1(blank < 0 ? octets : octets.subarray(0, blank)));
}

/**
 * Whether what a server sent is this message, however its store treats line ends and NULs: good enough to tell messages
 * apart, and no judgement on whether the server kept the octets.
 */
export function isMessage(octets: Uint8Array, message: FixtureMessage, form: MessageForm): boolean {
  const came = plain(octets);
  const awaited = plain(message.octets);
  switch (form) {
    case 'as-given':
      return came === awaited;
    case 'header-fields-in-front':
      return came === awaited || came.endsWith(`\n${awaited}`);
  }
}

/**
 * Every line end a LF, none at the very end; NUL and 0x80 (Dovecot puts it in place of a NUL) left out, and the quoting of
 * an mbox file.
 */
function plain(octets: Uint8Array): string {
  return latin1(octets)
    .replaceAll(/\r\n|\r/g, '\n')
    .replaceAll(/[\0\x80]/g, '')
    .replaceAll(/^>+From /gm, 'From ')
    .replace(/\n$/, '');
}
