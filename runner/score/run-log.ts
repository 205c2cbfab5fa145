import type { RunEvent, ScenarioOutcome } from '../model/event.ts';
import type { PlannedScenario } from '../model/plan.ts';
import type { RunStop, TargetDescription } from '../model/result.ts';

/** What the events of a run add up to, before the catalogues are consulted. */
export interface RunLog {
  readonly startedAt: string;
  /** The plan as last announced: the probe of the target may have turned some scenarios into skips. */
  readonly planned: readonly PlannedScenario[];
  readonly target: TargetDescription | null;
  /** By scenario id. */
  readonly outcomes: ReadonlyMap<string, ScenarioOutcome>;
  readonly durationMs: number;
  readonly stop: RunStop | null;
  /** Whether the run came to the end of its plan. */
  readonly complete: boolean;
}

/** What a log without its end is: not a result, though worth a report. */
const UNFINISHED: RunStop = {
  cause: 'interrupted',
  message: 'The log of the run ends before the run did. Run again for a result.',
};

/** Reads the events in order. Throws when none of them starts a run: then nothing was planned, and there is nothing to tell. */
export function readLog(events: Iterable<RunEvent>): RunLog {
  const log = [...events];
  const started = lastOf(log, 'run-started');
  if (started === undefined) throw new Error('These events hold no run-started: no run to make a result of.');
  const probed = lastOf(log, 'target-probed');
  const finished = lastOf(log, 'run-finished');
  return {
    startedAt: started.startedAt,
    planned: (probed ?? started).scenarios,
    target: probed?.target ?? null,
    outcomes: outcomesOf(log),
    durationMs: finished?.durationMs ?? lastSeenMs(log),
    stop: finished === undefined ? UNFINISHED : finished.stop,
    complete: finished?.stop === null,
  };
}

type EventOf<Type extends RunEvent['type']> = Extract<RunEvent, { readonly type: Type }>;

function lastOf<Type extends RunEvent['type']>(
  log: readonly RunEvent[],
  type: Type,
): EventOf<Type> | undefined {
  return log.findLast((event): event is EventOf<Type> => event.type === type);
}

function outcomesOf(log: readonly RunEvent[]): ReadonlyMap<string, ScenarioOutcome> {
  const outcomes = new Map<string, ScenarioOutcome>();
  for (const event of log)
    if (event.type === 'scenario-finished') outcomes.set(event.scenario.planned.id, event.scenario);
  return outcomes;
}

function lastSeenMs(log: readonly RunEvent[]): number {
  return log.reduce((latest, event) => Math.max(latest, timeOf(event)), 0);
}

function timeOf(event: RunEvent): number {
  switch (event.type) {
    case 'scenario-started':
      return event.atMs;
    case 'scenario-finished':
      return event.scenario.startedMs + event.scenario.durationMs;
    case 'run-finished':
      return event.durationMs;
    case 'run-started':
    case 'target-probed':
      return 0;
  }
}
