import { undecided } from '../../judge/finding-draft.ts';
import type { DeliverStep } from '../../model/suite.ts';
import { fixturesOf } from '../maildrop/wanted-messages.ts';
import { brokenBy } from './step-judged.ts';
import { GO_ON, type StepEnd, type Walk } from './walk.ts';

/** Has new mail arrive. That it cannot be placed is our failure; that it does not show up accuses nobody. */
export async function runDeliver(walk: Walk, { deliver }: DeliverStep, index: number): Promise<StepEnd> {
  const { maildrops, signal, recorder } = walk.start;
  const [maildrop] = maildrops;
  if (maildrop === undefined) throw new Error('a scenario that delivers was given no account');
  const isOpen = walk.everOpened.some((each) => each.maildrop === maildrop && each.connection.isOpen);
  const messages = fixturesOf(deliver, walk.run.fixtures);
  const problem = await maildrop.add(messages, { isOpen, signal });
  if (walk.isAborted) return { kind: 'aborted' };
  if (problem === null) return GO_ON;
  const outcome = problem.by === 'target' ? 'blocked' : 'errored';
  const findings = undecided([], outcome, recorder.redact(problem.message));
  walk.record(findings, index);
  return brokenBy(findings, false);
}
