import { kindOf, sessionOf } from '../../model/step-kind.ts';
import type { ExchangeStep, Scenario } from '../../model/suite.ts';
import { linesOf, type LineEnds, type SpokenLine } from './spoken-line.ts';

/** What an exchange sends, as it is written. */
export interface Sending {
  /** Which step it is, from 0. */
  readonly index: number;
  readonly session: string;
  readonly step: ExchangeStep;
  /** Everything, with the line ends that are added to commands. */
  readonly text: string;
  /** The lines of it; segments are joined, since the server joins them too, and so is what was left without its line end. */
  readonly lines: Readonly<Record<LineEnds, readonly SpokenLine[]>>;
}

/** What the exchanges of a scenario send, in order. */
export function sendingsOf({ steps }: Scenario): readonly Sending[] {
  /** What each session has sent behind its last line end. */
  const begun = new Map<string, string>();
  return steps.flatMap((step, index) => {
    const kinded = kindOf(step);
    if (kinded.kind === 'open') begun.delete(kinded.step.open);
    if (kinded.kind !== 'exchange') return [];
    const session = sessionOf(kinded.step);
    const text = textOf(kinded.step);
    const before = begun.get(session) ?? '';
    const whole = before + text;
    begun.set(session, whole.slice(whole.lastIndexOf('\n') + 1));
    // A server that has thrown away what came before, at STLS or as too long, takes the rest for a line of its own.
    const texts = before === '' ? [text] : [whole, text];
    const LF = texts.flatMap((each) => linesOf(each, 'LF'));
    const any = BARE_END.test(whole) ? texts.flatMap((each) => linesOf(each, 'any')) : LF;
    return [{ index, session, step: kinded.step, text, lines: { LF, any } }];
  });
}

/** What some servers take for the end of a line, and others do not. */
const BARE_END = /\r(?!\n)|\0/;

function textOf(step: ExchangeStep): string {
  const commands = [step.C ?? []].flat().map((line) => `${line}\r\n`);
  const segments = (step.segments ?? []).filter((segment) => typeof segment === 'string');
  return [...commands, step.raw ?? '', ...segments].join('');
}
