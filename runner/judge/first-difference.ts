import { printableText } from '../model/printable.ts';
import type { Failure } from './finding-draft.ts';
import { areHeaderFields } from './message-form.ts';

/** Where a content first departs from the nearest of its legal forms, for people: line, octet, lines, likely cause. */
export function firstDifference(forms: readonly string[], actual: string, unstuffedLines: number): Failure {
  const { form, at } = nearest(forms, actual);
  const guess = guessCause({ expected: form, actual, at, unstuffedLines });
  const place = `the content differs from octet ${at + 1} on, in line ${countLines(form, at) + 1}`;
  return {
    message: guess === null ? place : `${place}: ${guess}`,
    expected: excerpt(form, at),
    actual: excerpt(actual, at),
  };
}

interface Departure {
  readonly form: string;
  readonly at: number;
}

function nearest(forms: readonly string[], actual: string): Departure {
  const departures = forms.map((form) => ({ form, at: commonLength(form, actual) }));
  return departures.reduce((best, each) => (each.at > best.at ? each : best), {
    form: forms[0] ?? '',
    at: 0,
  });
}

function commonLength(one: string, other: string): number {
  const end = Math.min(one.length, other.length);
  let at = 0;
  while (at < end && one.charCodeAt(at) === other.charCodeAt(at)) at++;
  return at;
}

interface Difference {
  readonly expected: string;
  readonly actual: string;
  readonly at: number;
  readonly unstuffedLines: number;
}

type Cause = (difference: Difference) => string | null;

/** The first cause that says something is told. */
function guessCause(difference: Difference): string | null {
  for (const cause of [endCause, frontCause, lineEndCause, dotCause, quotingCause]) {
    const guess = cause(difference);
    if (guess !== null) return guess;
  }
  return null;
}

const endCause: Cause = ({ expected, actual, at }) => {
  if (at === actual.length) {
    return isLineStart(expected, at) && expected.startsWith('.\r\n', at)
      ? `it ends before a line that is a lone dot (byte-stuffing), after ${at} of ${expected.length} octets`
      : `it is cut after ${at} of ${expected.length} octets`;
  }
  if (at !== expected.length) return null;
  return actual.slice(at) === '\r\n'
    ? 'there is a blank line too many at the end'
    : 'there is more behind it';
};

const frontCause: Cause = ({ expected, actual }) => {
  const inFront = actual.length - expected.length;
  const added = inFront > 0 && actual.endsWith(expected) && areHeaderFields(actual.slice(0, inFront));
  return added ? 'header fields were put in front of the message' : null;
};

const lineEndCause: Cause = ({ expected, actual, at }) => {
  if (expected.startsWith('\r\n', at) && actual.charAt(at) === '\n')
    return 'a line ends with LF instead of CRLF';
  const trimmed = /^[ \t]+\r\n/.test(expected.slice(at, at + LOOK_AHEAD)) && actual.startsWith('\r\n', at);
  return trimmed ? 'spaces at the end of a line were removed' : null;
};

const dotCause: Cause = ({ expected, actual, at, unstuffedLines }) => {
  if (!isLineStart(expected, at) && !lineStartsWithDots(expected, at)) return null;
  if (actual.charAt(at) === '.') return 'a dot too many at the start of a line (byte-stuffing)';
  if (expected.charAt(at) !== '.') return null;
  const seen = unstuffedLines > 0 ? `; ${unstuffedLines} lines were not byte-stuffed` : '';
  return `a dot is missing at the start of a line (byte-stuffing${seen})`;
};

const quotingCause: Cause = ({ expected, actual, at }) =>
  isLineStart(expected, at) && /^>+From /.test(actual.slice(at, at + LOOK_AHEAD))
    ? 'the quoting of an mbox file was left in'
    : null;

/** How far causes look ahead, in octets. */
const LOOK_AHEAD = 200;

function isLineStart(text: string, at: number): boolean {
  return at === 0 || text.charAt(at - 1) === '\n';
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
