import { printableText } from '../model/printable.ts';
import type { Failure } from './finding-draft.ts';

/** Where two contents first differ, for people: line, octet, both lines, and what may be behind it. */
export function firstDifference(expected: string, actual: string): Failure {
  let at = 0;
  while (at < expected.length && at < actual.length && expected.charCodeAt(at) === actual.charCodeAt(at))
    at++;
  const line = countLines(expected, at) + 1;
  const guess = guessCause(expected, actual, at);
  const place = `the content differs from octet ${at + 1} on, in line ${line}`;
  return {
    message: guess === null ? place : `${place}: ${guess}`,
    expected: excerpt(expected, at),
    actual: excerpt(actual, at),
  };
}

function guessCause(expected: string, actual: string, at: number): string | null {
  if (at === actual.length) return `it is cut after ${at} of ${expected.length} octets`;
  if (at === expected.length) {
    return actual.slice(at) === '\r\n'
      ? 'there is a blank line too many at the end'
      : 'there is more behind it';
  }
  if (expected.startsWith('\r\n', at) && actual.charAt(at) === '\n')
    return 'a line ends with LF instead of CRLF';
  if (expected.charAt(at) === '\n' && actual.charAt(at) !== '\r') return null;
  const atLineStart = at === 0 || expected.charAt(at - 1) === '\n' || lineStartsWithDots(expected, at);
  if (atLineStart && actual.charAt(at) === '.')
    return 'a dot too many at the start of a line (byte-stuffing)';
  if (atLineStart && expected.charAt(at) === '.')
    return 'a dot is missing at the start of a line (byte-stuffing)';
  return null;
}

/** Whether everything from the start of the line up to here is dots. */
function lineStartsWithDots(text: string, at: number): boolean {
  return /^\.+$/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at));
}

function countLines(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** Octets shown on either side of the difference. */
const CONTEXT = 60;

function excerpt(text: string, at: number): string {
  if (at >= text.length) return `${printableText(text.slice(Math.max(0, at - CONTEXT)))} and then the end`;
  const start = Math.max(0, at - CONTEXT, text.lastIndexOf('\n', at - 1) + 1);
  const cut = start > 0 ? '…' : '';
  return `${cut}${printableText(text.slice(start, at + CONTEXT))}`;
}
