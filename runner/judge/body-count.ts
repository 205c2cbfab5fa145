import { numberIn } from './body-number.ts';
import { wrong } from './body-question.ts';
import type { BodyCheck } from './body-question.ts';

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
export const checkOctets: BodyCheck = ({ body, observed, scope }) => {
  if (body.octets === undefined) return null;
  const octets = numberIn(body.octets, scope);
  if (typeof octets !== 'number') return octets;
  if (octets === observed.octetCount) return null;
  return wrong({
    message: 'the multi-line part has another number of octets',
    expected: `${octets} octets`,
    actual: `${observed.octetCount} octets`,
  });
};
