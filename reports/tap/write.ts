import type { RunResult, ScenarioResult } from '../../runner/model/result.ts';
import type { ReportFile } from '../report-file.ts';
import { failedApart } from '../text/apart.ts';
import { failedFindings, failureLines } from '../text/failure-text.ts';
import { isBroken } from '../../runner/model/baseline.ts';
import type { JudgedDeviation } from '../../runner/model/baseline.ts';
import { comesToVerdict, headlineWords } from '../text/headline-words.ts';
import { knownFailure, reasonsOf, STANDING_WORDS } from '../text/known.ts';
import { legible } from '../text/legible.ts';
import { placeText } from '../text/place.ts';

/** TAP 14. The first point is about the run itself: a run without a verdict must not pass where only this is read. */
export function write(result: RunResult, fileName: string): readonly ReportFile[] {
  const entries = result.baseline?.deviations ?? [];
  const points = [
    pointOfRun(result),
    ...entries.map(pointOfEntry),
    ...result.scenarios.map((scenario) => pointOf(scenario, result)),
  ];
  const lines = points.flatMap(({ ok, description, directive, diagnostics }, index) => [
    `${ok ? 'ok' : 'not ok'} ${index + 1} - ${escaped(description)}${directive === null ? '' : ` # ${escaped(directive)}`}`,
    ...diagnostics,
  ]);
  return [{ path: fileName, content: ['TAP version 14', `1..${points.length}`, ...lines, ''].join('\n') }];
}

interface TestPoint {
  readonly ok: boolean;
  readonly description: string;
  readonly directive: string | null;
  readonly diagnostics: readonly string[];
}

function pointOfRun(result: RunResult): TestPoint {
  const { stop, scorecard } = result;
  const ok = comesToVerdict(result);
  const told = { verdict: headlineWords(result), basis: scorecard.basis, stop: stop?.message };
  return {
    ok,
    description: 'the run comes to a verdict',
    directive: null,
    diagnostics: ok ? [] : diagnosticsOf(told),
  };
}

/** An entry of the baseline that does not hold is a failure of its own. */
function pointOfEntry(entry: JudgedDeviation): TestPoint {
  const { requirement, standing, message } = entry;
  const ok = !isBroken(entry);
  return {
    ok,
    description: `baseline: ${requirement}`,
    directive: standing === 'not-exercised' ? `SKIP ${message ?? STANDING_WORDS[standing]}` : null,
    diagnostics: ok ? [] : diagnosticsOf({ message: STANDING_WORDS[standing], details: [message ?? ''] }),
  };
}

function pointOf(scenario: ScenarioResult, result: RunResult): TestPoint {
  const { outcome, reason = 'no reason was recorded' } = scenario;
  const point: TestPoint = {
    ok: outcome !== 'failed' && outcome !== 'errored',
    description: `${scenario.id}: ${scenario.title}`,
    directive: null,
    diagnostics: [],
  };
  switch (outcome) {
    case 'passed':
      return point;
    case 'failed':
      return {
        ...point,
        directive: excuseOf(scenario, result),
        diagnostics: diagnosticsOf(failureOf(scenario, result)),
      };
    case 'errored':
      return { ...point, diagnostics: diagnosticsOf({ message: reason, severity: 'error' }) };
    case 'blocked':
      return { ...point, directive: `SKIP blocked: ${reason}` };
    case 'skipped':
      return { ...point, directive: `SKIP ${reason}` };
  }
}

/** TAP does not count what is still to be done as a failure. */
function excuseOf(scenario: ScenarioResult, result: RunResult): string | null {
  if (failedApart(scenario, result)) return 'TODO scored apart';
  const known = knownFailure(scenario, result);
  return known.length === 0 ? null : `TODO known: ${reasonsOf(known)}`;
}

type Diagnostics = Readonly<Record<string, string | readonly string[] | undefined>>;

function failureOf(scenario: ScenarioResult, result: RunResult): Diagnostics {
  const [first] = failedFindings(scenario);
  return {
    message: first?.message ?? 'The scenario failed.',
    severity: 'fail',
    level: first?.level ?? scenario.level,
    at: placeText(first?.place ?? scenario.place),
    wanted: first?.expected,
    found: first?.actual,
    details: failureLines(result, scenario),
  };
}

/** A YAML block whose scalars are written as JSON, which YAML takes as they are. */
function diagnosticsOf(told: Diagnostics): readonly string[] {
  const lines = Object.entries(told).flatMap(([name, value]) => {
    if (value === undefined) return [];
    if (typeof value === 'string') return [`  ${name}: ${JSON.stringify(legible(value))}`];
    return [`  ${name}:`, ...value.map((line) => `    - ${JSON.stringify(legible(line))}`)];
  });
  return ['  ---', ...lines, '  ...'];
}

function escaped(text: string): string {
  return legible(text).replace(/[\\#]/g, '\\$&');
}
