import { numberIn } from '../../judge/body-number.ts';
import { mistaken } from '../../judge/judgement.ts';
import type { PauseStep } from '../../model/suite.ts';
import { pause } from '../manners/pause.ts';
import { brokenBy } from './step-judged.ts';
import { GO_ON, type StepEnd, type Walk } from './walk.ts';

/** Lets time pass. What a server asks to wait for may be longer than anybody wants to: then the scenario ends here. */
export async function runPause(walk: Walk, step: PauseStep, index: number): Promise<StepEnd> {
  const ms = numberIn(step.pause, walk.scope);
  if (typeof ms !== 'number') {
    const { findings } = mistaken([], ms.message);
    walk.record(findings, index);
    return brokenBy(findings, false);
  }
  if (step.atMostMs !== undefined && ms > step.atMostMs)
    return { kind: 'ends', reason: tooLong(ms, step.atMostMs) };
  await pause(ms, walk.start.signal);
  return walk.isAborted ? { kind: 'aborted' } : GO_ON;
}

function tooLong(ms: number, atMostMs: number): string {
  return `it would take a pause of ${inSeconds(ms)}, and no more than ${inSeconds(atMostMs)} are waited`;
}

function inSeconds(ms: number): string {
  return `${String(Math.ceil(ms / 1000))} seconds`;
}
