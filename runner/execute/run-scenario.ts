import type { ScenarioOutcome } from '../model/event.ts';
import type { PlannedScenario } from '../model/plan.ts';
import { Recorder } from '../wire/recorder.ts';
import { conduct } from './conduct.ts';
import { limitedSignal } from './limited-signal.ts';
import type { Maildrop } from './maildrop.ts';
import { outcomeOf, reasonOf } from './outcome-of.ts';
import type { RunContext } from './run-context.ts';
import { wantedMessages } from './wanted-messages.ts';

/** Runs one scenario over the maildrops of its accounts, within its time. */
export async function runScenario(
  run: RunContext,
  planned: PlannedScenario,
  maildrops: readonly Maildrop[],
): Promise<ScenarioOutcome> {
  const { clock, secrets, state, known } = run;
  const startedMs = clock.nowMs();
  const recorder = new Recorder({ clock, secrets });
  const limitMs = limitOf(run, planned);
  const limited = limitedSignal(state.signal, limitMs);
  if (planned.impact.includes('bad-logins')) known.sawWrongPasswords = true;
  state.running.add(planned.id);
  try {
    const { findings, remarks } = await conduct({ run, planned, maildrops, recorder, limited, limitMs });
    const reason = reasonOf(findings);
    return {
      planned,
      outcome: outcomeOf(findings),
      ...(reason === undefined ? {} : { reason }),
      startedMs,
      durationMs: clock.nowMs() - startedMs,
      findings,
      remarks,
      transcript: recorder.entries(),
    };
  } finally {
    state.running.delete(planned.id);
    limited.release();
  }
}

/** Longest time for a scenario, in ms. */
function limitOf({ limits, fixtures }: RunContext, { impact, scenario }: PlannedScenario): number {
  const own = impact.includes('slow') ? limits.slowScenarioMs : limits.scenarioMs;
  return own + (wantedMessages(scenario, fixtures)?.length ?? 0) * limits.messageMs;
}
