import type { ScenarioOutcome } from '../../model/event.ts';
import type { PlannedScenario } from '../../model/plan.ts';
import { Recorder } from '../../wire/recorder.ts';
import { conduct } from './conduct.ts';
import { limitedSignal } from '../manners/limited-signal.ts';
import type { Maildrop } from '../maildrop/maildrop.ts';
import { outcomeOf, reasonOf } from './outcome-of.ts';
import type { RunContext } from '../context/run-context.ts';
import { wantedMessages } from '../maildrop/wanted-messages.ts';

/** Runs one scenario over the maildrops of its accounts, within its time. */
export async function runScenario(
  run: RunContext,
  planned: PlannedScenario,
  maildrops: readonly Maildrop[],
): Promise<ScenarioOutcome> {
  const { clock, secrets, state, known } = run;
  const startedMs = clock.nowMs();
  const recorder = new Recorder({ clock, secrets });
  const limitMs = ownLimitMs(run, planned) + waitsMs(run, planned);
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

/** Longest time for what a scenario does itself, in ms. */
function ownLimitMs({ limits, fixtures }: RunContext, { impact, scenario }: PlannedScenario): number {
  const own = impact.includes('slow') ? limits.slowScenarioMs : limits.scenarioMs;
  return own + (wantedMessages(scenario, fixtures)?.length ?? 0) * limits.messageMs;
}

/** The waits between two logins that the server wants are no time of the scenario's: a look at the maildrop, and each login. */
function waitsMs({ manners }: RunContext, { scenario }: PlannedScenario): number {
  const logins = scenario.steps.filter((step) => 'open' in step && step.state === 'transaction').length;
  return manners.delays.patienceMs * (logins + 2);
}
