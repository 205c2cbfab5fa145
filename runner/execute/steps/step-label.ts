import { kindOf } from '../../model/step-kind.ts';
import { tlsAnswersOf } from '../../judge/judge-handshake.ts';
import type { ExchangeStep, Step, TlsStep } from '../../model/suite.ts';

/** Longest part of a step's own text that a label shows. */
const SHOWN_LENGTH = 60;

/** A step as a sentence names it: `step 3 (C: DELE 2)`, counted from 1, values not filled in. */
export function stepLabel(step: Step | undefined, index: number): string {
  const number = `step ${String(index + 1)}`;
  return step === undefined ? number : `${number} (${shortened(textOf(step))})`;
}

function textOf(step: Step): string {
  const kinded = kindOf(step);
  switch (kinded.kind) {
    case 'exchange':
      return exchangeText(kinded.step);
    case 'open':
      return `open ${kinded.step.open}`;
    case 'close':
      return `close ${kinded.step.close}`;
    case 'closed':
      return 'closed';
    case 'silent':
      return `silent ${String(kinded.step.silent)}`;
    case 'pause':
      return `pause ${String(kinded.step.pause)}`;
    case 'deliver':
      return `deliver ${kinded.step.deliver.join(', ')}`;
    case 'tls':
      return tlsText(kinded.step);
    case 'check':
      return `check ${kinded.step.check}`;
  }
}

function tlsText(step: TlsStep): string {
  const ends = tlsAnswersOf(step).map((answer) =>
    typeof answer === 'string' ? answer : 'accepted' in answer ? 'accepted' : 'refused',
  );
  const version = step.version === undefined ? '' : ` ${step.version}`;
  return `TLS${version} ${ends.join(' or ')}`;
}

function exchangeText({ C, raw, segments }: ExchangeStep): string {
  if (C !== undefined) return `C: ${typeof C === 'string' ? C : C.join(' | ')}`;
  if (raw !== undefined) return `raw: ${JSON.stringify(raw)}`;
  if (segments !== undefined) return `segments: ${JSON.stringify(segments)}`;
  return 'awaiting a reply';
}

function shortened(text: string): string {
  return text.length <= SHOWN_LENGTH ? text : `${text.slice(0, SHOWN_LENGTH)}…`;
}
