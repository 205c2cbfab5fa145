import type { FixtureMessage } from '../model/message.ts';
import { isMessage } from './message-identity.ts';
import { latin1 } from '../pop3/encode.ts';

/** Octets of a line with its line end that every SMTP server has to take (RFC 5321 §4.5.3.1.6). */
const TEXT_LINE_OCTETS = 1000;

/**
 * What a delivery has made of a message that it may make of it, as half a sentence; null when it came whole, or when it
 * differs in another way, which is left to the scenarios: the server may be the one who broke it.
 */
export function relayChange(message: FixtureMessage, came: Uint8Array): string | null {
  if (isMessage(came, message, 'header-fields-in-front')) return null;
  const text = latin1(came);
  const original = latin1(message.octets);
  // RFC 6152 §3: a relay encodes 8-bit content, or drops bits, where the next hop does not take it.
  if (has8Bit(original) && !has8Bit(text)) return 'has lost its 8-bit octets: they were encoded';
  if (longestLine(original) > TEXT_LINE_OCTETS && longestLine(text) <= TEXT_LINE_OCTETS) {
    return 'has its long lines broken';
  }
  // RFC 5321 §6.4, RFC 6409 §8: agents may add what they miss, such as Date and Message-ID.
  return hasFieldsAmongItsOwn(text, original) ? 'has header fields added behind its own' : null;
}

function has8Bit(text: string): boolean {
  return /[\x80-\xff]/.test(text);
}

function longestLine(text: string): number {
  return text.split('\n').reduce((longest, line) => Math.max(longest, line.length + 1), 0);
}

/** All lines of the header in their order, with others among them, and the same body. */
function hasFieldsAmongItsOwn(came: string, original: string): boolean {
  const [header, body] = parts(original);
  const [cameHeader, cameBody] = parts(came);
  if (body !== cameBody || cameHeader.length <= header.length) return false;
  let at = -1;
  return header.every((line) => (at = cameHeader.indexOf(line, at + 1)) >= 0);
}

function parts(text: string): readonly [readonly string[], string] {
  const plain = text.replaceAll(/\r\n|\r/g, '\n').replace(/\n$/, '');
  const end = plain.startsWith('\n') ? 0 : plain.indexOf('\n\n') + 1;
  return [end === 0 ? [] : plain.slice(0, end - 1).split('\n'), plain.slice(end)];
}
