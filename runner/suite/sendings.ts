import { kindOf, sessionOf } from '../model/step-kind.ts';
import type { ExchangeStep, Scenario } from '../model/suite.ts';

/** What an exchange sends, as it is written. */
export interface Sending {
  readonly session: string;
  readonly step: ExchangeStep;
  /** Everything, with the line ends that are added to commands. */
  readonly text: string;
  /** The lines of it, however they end; segments are joined, since the server joins them too. */
  readonly lines: readonly string[];
}

/** What the exchanges of a scenario send, in order. */
export function sendingsOf({ steps }: Scenario): readonly Sending[] {
  return steps.flatMap((step) => {
    const kinded = kindOf(step);
    return kinded.kind === 'exchange' ? [sendingOf(kinded.step)] : [];
  });
}

function sendingOf(step: ExchangeStep): Sending {
  const commands = [step.C ?? []].flat().map((line) => `${line}\r\n`);
  const segments = (step.segments ?? []).filter((segment) => typeof segment === 'string');
  const text = [...commands, step.raw ?? '', ...segments].join('');
  return { session: sessionOf(step), step, text, lines: text.split(/\r?\n/).filter((line) => line !== '') };
}
