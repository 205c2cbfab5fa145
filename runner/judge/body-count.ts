import { numberIn } from './body-number.ts';
import { wrong } from './body-question.ts';
import type { BodyCheck, PresentBody } from './body-question.ts';

/** `count`: the number of lines. */
export const checkCount: BodyCheck = ({ body, observed, scope }) => {
  if (body.count === undefined) return null;
  const count = numberIn(body.count, scope);
  if (typeof count !== 'number') return count;
  if (count === observed.lineCount) return null;
  return wrong({
    message: 'the multi-line part has another number of lines',
    expected: `${count} lines`,
    actual: `${observed.lineCount} lines`,
  });
};

/** `octets`: the number of octets, unstuffed. */
export const checkOctets: BodyCheck = (question) => {
  const { body, observed, scope } = question;
  if (body.octets === undefined) return null;
  const octets = numberIn(body.octets, scope);
  if (typeof octets !== 'number') return octets;
  if (octets === observed.octetCount || octets === countWithoutAddedLineEnd(question)) return null;
  return wrong({
    message: 'the multi-line part has another number of octets',
    expected: `${octets} octets`,
    actual: `${observed.octetCount} octets`,
  });
};

/**
 * A message whose last line has no line end is sent with one (RFC 1939 §3), and its size may be told without it: §11
 * counts what the message holds.
 */
function countWithoutAddedLineEnd({ body, observed, fixtures }: PresentBody): number | null {
  const message = body.message === undefined ? undefined : fixtures.get(body.message);
  return message?.hazards.includes('no-final-eol') === true ? observed.octetCount - CRLF_OCTETS : null;
}

const CRLF_OCTETS = 2;
