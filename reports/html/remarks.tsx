import type { JSX } from 'preact';
import type { RunResult, ScenarioResult } from '../../runner/model/result.ts';
import { count } from '../text/figures.ts';
import { clipped, legible } from '../text/legible.ts';
import { scenarioAnchor } from './anchor.ts';

/** Different remarks that are told. */
const REMARKS_LIMIT = 60;
const TEXT_LIMIT = 400;

/** What the server does that is legal, though worth knowing. */
export function Remarks({ result }: { readonly result: RunResult }): JSX.Element | null {
  const remarks = [...scenariosByRemark(result)];
  if (remarks.length === 0) return null;
  return (
    <section aria-labelledby="remarks">
      <h2 id="remarks">Legal, though worth knowing</h2>
      <ul class="remarks">
        {remarks.slice(0, REMARKS_LIMIT).map(([message, scenarios]) => (
          <li>
            {legible(clipped(message, TEXT_LIMIT))} <Seen scenarios={scenarios} />
          </li>
        ))}
        {remarks.length > REMARKS_LIMIT ? <li>and {remarks.length - REMARKS_LIMIT} more</li> : null}
      </ul>
    </section>
  );
}

function scenariosByRemark({ scenarios }: RunResult): ReadonlyMap<string, readonly ScenarioResult[]> {
  const found = new Map<string, ScenarioResult[]>();
  for (const scenario of scenarios)
    for (const message of new Set(scenario.remarks.map((remark) => remark.message)))
      found.set(message, [...(found.get(message) ?? []), scenario]);
  return found;
}

function Seen({ scenarios }: { readonly scenarios: readonly ScenarioResult[] }): JSX.Element | null {
  const [first] = scenarios;
  if (first === undefined) return null;
  const rest = scenarios.length - 1;
  return (
    <span class="where">
      <a href={`#${scenarioAnchor(first.id)}`}>{legible(first.id)}</a>
      {rest > 0 ? ` and ${count(rest, 'more scenario')}` : null}
    </span>
  );
}
