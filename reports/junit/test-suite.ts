import type { RunResult, ScenarioResult } from '../../runner/model/result.ts';
import { comesToVerdict, headlineWords } from '../text/headline-words.ts';
import { legible } from '../text/legible.ts';
import { addressOf } from '../text/reproduction.ts';
import { baselineCases } from './baseline-cases.ts';
import { caseOf } from './test-case.ts';
import type { Ending, TestCase } from './test-case.ts';

/** A suite as JUnit knows it: never nested, since some consumers do not look further down. */
export interface TestSuite {
  readonly name: string;
  readonly properties: readonly (readonly [string, string])[];
  readonly cases: readonly TestCase[];
}

/** The suites of a result: first one about the run itself, so that no file is ever empty. */
export function suitesOf(result: RunResult): readonly TestSuite[] {
  const suites = new Map<string, TestCase[]>();
  for (const scenario of result.scenarios) {
    const name = dotted(scenario);
    suites.set(name, [...(suites.get(name) ?? []), caseOf(scenario, result)]);
  }
  const told = [...suites].map(([name, cases]) => ({ name, properties: [], cases: named(cases) }));
  return [suiteOfRun(result), ...told];
}

/** Consumers take what stands before the last dot for a package. */
function dotted({ suite }: ScenarioResult): string {
  return legible(suite).replaceAll('.', '_').replaceAll('/', '.');
}

/** GitLab drops a case whose class and name occurred before. */
function named(cases: readonly TestCase[]): readonly TestCase[] {
  const times = new Map<string, number>();
  return cases.map((each) => {
    const time = (times.get(each.name) ?? 0) + 1;
    times.set(each.name, time);
    return time === 1 ? each : { ...each, name: `${each.name} (${time})` };
  });
}

/** A run without a verdict must not look like a success where only this file is read. */
function suiteOfRun(result: RunResult): TestSuite {
  const { target, tool } = result;
  const told: readonly (readonly [string, string | null])[] = [
    ['target', addressOf(result)],
    ['server.greeting', target.greeting],
    ['server.implementation', target.implementation],
    ['verdict', headlineWords(result)],
    ['basis', result.scorecard.basis],
    ['baseline', result.baseline?.basis ?? null],
    ['pop3spec.version', tool.version],
    ['pop3spec.suites', tool.suiteDigest],
  ];
  const verdict: TestCase = {
    name: 'the run comes to a verdict',
    seconds: 0,
    file: null,
    line: null,
    properties: [],
    ending: endingOfRun(result),
    output: [],
  };
  return {
    name: 'pop3spec.run',
    properties: told.flatMap(([name, value]) => (value === null ? [] : [[name, legible(value)] as const])),
    cases: [verdict, ...baselineCases(result)],
  };
}

function endingOfRun(result: RunResult): Ending {
  const { stop, scorecard } = result;
  if (comesToVerdict(result)) return { kind: 'success' };
  const message = legible(stop?.message ?? scorecard.basis);
  const text = [message, legible(scorecard.basis)];
  return { kind: 'error', type: legible(stop?.cause ?? 'undetermined'), message, text: [...new Set(text)] };
}
