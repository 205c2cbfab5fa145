import type { JSX } from 'preact';
import { OUTCOMES } from '../../runner/model/outcome.ts';
import type { RunResult, ScenarioResult } from '../../runner/model/result.ts';
import { duration, sentence } from '../text/figures.ts';
import { legible } from '../text/legible.ts';
import { failureAnchor, scenarioAnchor } from './anchor.ts';
import { LevelMark, OutcomeMark } from './marks.tsx';

/** Every scenario with its outcome, by suite. */
export function Scenarios({ result }: { readonly result: RunResult }): JSX.Element | null {
  if (result.scenarios.length === 0) return null;
  const known = new Set(result.requirements.map(({ id }) => id));
  return (
    <section aria-labelledby="scenarios">
      <h2 id="scenarios">Scenarios</h2>
      {[...bySuite(result.scenarios)].map(([suite, scenarios]) => (
        <details class="group">
          <summary>
            <strong>{legible(suite)}</strong> <Tally scenarios={scenarios} />
          </summary>
          <Suite suite={suite} scenarios={scenarios} known={known} />
        </details>
      ))}
    </section>
  );
}

function bySuite(scenarios: readonly ScenarioResult[]): ReadonlyMap<string, readonly ScenarioResult[]> {
  const suites = new Map<string, ScenarioResult[]>();
  for (const scenario of scenarios)
    suites.set(scenario.suite, [...(suites.get(scenario.suite) ?? []), scenario]);
  return suites;
}

function Tally({ scenarios }: { readonly scenarios: readonly ScenarioResult[] }): JSX.Element {
  const told = OUTCOMES.map(
    (outcome) => [outcome, scenarios.filter((each) => each.outcome === outcome).length] as const,
  );
  return (
    <span class="tally">
      {told
        .filter(([, number]) => number > 0)
        .map(([outcome, number]) => (
          <span class={outcome}>
            {number} {outcome}
          </span>
        ))}
    </span>
  );
}

interface SuiteProps {
  readonly suite: string;
  readonly scenarios: readonly ScenarioResult[];
  /** Ids of the catalogued requirements. */
  readonly known: ReadonlySet<string>;
}

function Suite({ suite, scenarios, known }: SuiteProps): JSX.Element {
  return (
    <table>
      <caption>Scenarios of {legible(suite)}</caption>
      <thead>
        <tr>
          <th scope="col">Outcome</th>
          <th scope="col">Level</th>
          <th scope="col">Scenario</th>
          <th scope="col">Time</th>
        </tr>
      </thead>
      <tbody>
        {scenarios.map((scenario) => (
          <Row scenario={scenario} known={known} />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  scenario,
  known,
}: Pick<SuiteProps, 'known'> & { readonly scenario: ScenarioResult }): JSX.Element {
  const { id, title, level, outcome, durationMs, reason } = scenario;
  return (
    <tr id={scenarioAnchor(id)}>
      <td>
        <OutcomeMark outcome={outcome} />
      </td>
      <td>
        <LevelMark level={level} />
      </td>
      <td>
        {legible(title)}
        {reason === undefined ? null : <p class="reason">{legible(sentence(reason))}</p>}
        <p class="where">
          <code>{legible(id)}</code>
        </p>
        <Pointers scenario={scenario} known={known} />
      </td>
      <td class="number">{outcome === 'skipped' ? '' : duration(durationMs)}</td>
    </tr>
  );
}

/** From a failed scenario to what it broke, from a blocked one to what probably blocks it. */
function Pointers({
  scenario,
  known,
}: Pick<SuiteProps, 'known'> & { readonly scenario: ScenarioResult }): JSX.Element | null {
  const failed = scenario.findings.filter(({ outcome }) => outcome === 'failed');
  const broken = [...new Set(failed.map(({ requirement }) => requirement ?? ''))].filter((id) =>
    known.has(id),
  );
  const causes = scenario.blockedBy ?? [];
  if (broken.length + causes.length === 0) return null;
  return (
    <p class="where">
      {broken.length > 0 ? 'Breaks ' : 'Probably blocked by '}
      {(broken.length > 0 ? broken : causes).map((id, index) => (
        <>
          {index > 0 ? ', ' : ''}
          <a href={`#${broken.length > 0 ? failureAnchor(id) : scenarioAnchor(id)}`}>{legible(id)}</a>
        </>
      ))}
    </p>
  );
}
