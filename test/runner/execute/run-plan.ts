import type { Environment, TargetTls } from '../../../runner/execute/environment/environment.ts';
import { execute } from '../../../runner/execute/execute.ts';
import { noProvisioner } from '../../../runner/maildrop/none.ts';
import type { RunEvent, ScenarioOutcome } from '../../../runner/model/event.ts';
import type { FixtureMessage } from '../../../runner/model/message.ts';
import type { PlannedScenario } from '../../../runner/model/plan.ts';
import { startClock } from '../../../runner/wire/clock.ts';

/** The account of all tests. */
export const ALICE = { user: 'alice', password: 'wonderland' };

/** A second one. */
export const BOB = { user: 'bob', password: 'the builder' };

/** Small messages of different sizes. */
export const FIXTURES: ReadonlyMap<string, FixtureMessage> = new Map(
  ['plain', 'longer', 'longest'].map((name, index) => [name, messageOf(name, 'x'.repeat(10 * index + 1))]),
);

/** A message with this text. */
function messageOf(name: string, text: string): FixtureMessage {
  const octets = Buffer.from(`Subject: ${name}\r\n\r\n${text}\r\n`, 'latin1');
  return { name, why: 'for a test', octets, hazards: [] };
}

/** Patient enough for a busy machine; tests of silence give their own. */
const TIMEOUT_MS = 10_000;

/** What a test gives of the environment; the rest has defaults. */
export type Given = Partial<Omit<Environment, 'target'>> & {
  readonly port: number;
  readonly timeoutMs?: number;
  readonly tls?: TargetTls;
};

/** Runs scenarios against a port of this machine and gives all events. */
export async function runPlan(
  scenarios: readonly PlannedScenario[],
  given: Given,
): Promise<readonly RunEvent[]> {
  const { port, timeoutMs = TIMEOUT_MS, tls, ...rest } = given;
  const events: RunEvent[] = [];
  const environment: Environment = {
    target: { host: '127.0.0.1', port, timeoutMs, ...(tls === undefined ? {} : { tls }) },
    accounts: [ALICE],
    provisioner: noProvisioner(),
    fixtures: FIXTURES,
    applyFeatures: (plan) => plan,
    startedAt: '2026-01-01T00:00:00.000Z',
    clock: startClock(),
    ...rest,
  };
  await execute({ scenarios }, environment, (event) => events.push(event));
  return events;
}

/** The outcomes among the events. */
export function outcomesOf(events: readonly RunEvent[]): readonly ScenarioOutcome[] {
  return events.flatMap((event) => (event.type === 'scenario-finished' ? [event.scenario] : []));
}

/** Runs one scenario and gives its outcome. */
export async function runOne(planned: PlannedScenario, given: Given): Promise<ScenarioOutcome> {
  const [outcome] = outcomesOf(await runPlan([planned], given));
  if (outcome === undefined) throw new Error('no scenario was finished');
  return outcome;
}

/** Findings of the steps as `requirement outcome`. */
export function stepFindings({ findings }: ScenarioOutcome): readonly string[] {
  const isOfStep = (origin: string): boolean => origin === 'step' || origin === 'prelude';
  return findings
    .filter(({ origin }) => isOfStep(origin))
    .map(({ requirement, outcome }) => `${requirement ?? '-'} ${outcome}`);
}
