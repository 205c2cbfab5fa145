import { capitalised } from '../../runner/model/capitalised.ts';
import type { JSX } from 'preact';
import type {
  AskedState,
  CapabilityRow,
  CapabilityStanding,
} from '../../runner/model/capability-contract.ts';
import type { RunResult } from '../../runner/model/result.ts';
import {
  announcedIn,
  commonParameters,
  countsOf,
  ROWS_LIMIT,
  STANDING_WORDS,
  STATE_WORDS,
} from '../text/capabilities.ts';
import { count } from '../text/figures.ts';
import { legible } from '../text/legible.ts';
import { failureAnchor } from './anchor.ts';
import { Mark } from './marks.tsx';
import type { Tone } from './marks.tsx';
import { Octets } from './phrasing.tsx';

/** Violated requirements that are linked in one row. */
const LINKS_LIMIT = 6;

/** What the server announces, beside what it does: one table, or a sentence where nothing is announced. */
export function Capabilities({ result }: { readonly result: RunResult }): JSX.Element {
  const { basis, states, capabilities, notOffered } = result.capabilityContract;
  return (
    <section aria-labelledby="capabilities">
      <h2 id="capabilities">Capabilities</h2>
      <p>{legible(basis)}</p>
      {capabilities.length === 0 ? null : <Contract states={states} rows={capabilities} />}
      {notOffered.length === 0 ? null : (
        <p class="where">Not offered: {notOffered.map(legible).join(', ')}.</p>
      )}
    </section>
  );
}

interface ContractProps {
  readonly states: readonly AskedState[];
  readonly rows: readonly CapabilityRow[];
}

function Contract({ states, rows }: ContractProps): JSX.Element {
  const rest = rows.length - ROWS_LIMIT;
  return (
    <>
      <table class="contract">
        <caption>What is announced, by state, and what the requirements about it came to</caption>
        <thead>
          <tr>
            <th scope="col">Capability</th>
            {states.map(({ state }) => (
              <th scope="col">{`Announced ${STATE_WORDS[state]}`}</th>
            ))}
            <th scope="col">Works</th>
            <th scope="col">What tells</th>
            <th scope="col">Remark</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, ROWS_LIMIT).map((row) => (
            <Row row={row} states={states} />
          ))}
        </tbody>
      </table>
      {rest > 0 ? <p class="where">And {count(rest, 'more capability', 'more capabilities')}.</p> : null}
    </>
  );
}

function Row({
  row,
  states,
}: {
  readonly row: CapabilityRow;
  readonly states: readonly AskedState[];
}): JSX.Element {
  const parameters = commonParameters(row);
  return (
    <tr class={row.standing}>
      <th scope="row">
        <code>
          <Octets text={parameters === '' ? row.name : `${row.name} ${parameters}`} />
        </code>
      </th>
      {states.map((state) => (
        <Announced row={row} state={state} />
      ))}
      <td data-label="Works">
        <Mark tone={TONES[row.standing]} word={STANDING_WORDS[row.standing]} />
      </td>
      <td data-label="What tells">
        {countsOf(row)}
        <Violations ids={row.violations} />
      </td>
      <td data-label="Remark" class="where">
        {row.remark === undefined ? null : legible(row.remark)}
      </td>
    </tr>
  );
}

function Announced({ row, state }: { readonly row: CapabilityRow; readonly state: AskedState }): JSX.Element {
  const said = announcedIn(row, state);
  const label = capitalised(STATE_WORDS[state.state]);
  const isThere = row.announced.some((each) => each.state === state.state);
  if (said === 'yes' || !isThere)
    return (
      <td data-label={label} class={isThere ? '' : 'absent'}>
        {said}
      </td>
    );
  return (
    <td data-label={label}>
      <code>
        <Octets text={said} />
      </code>
    </td>
  );
}

function Violations({ ids }: { readonly ids: readonly string[] }): JSX.Element | null {
  if (ids.length === 0) return null;
  const rest = ids.length - LINKS_LIMIT;
  return (
    <p class="where">
      {ids.slice(0, LINKS_LIMIT).map((id, index) => (
        <>
          {index > 0 ? ', ' : ''}
          <a href={`#${failureAnchor(id)}`}>{legible(id)}</a>
        </>
      ))}
      {rest > 0 ? ` and ${rest} more` : ''}
    </p>
  );
}

const TONES: Readonly<Record<CapabilityStanding, Tone>> = {
  works: 'good',
  deviates: 'unsure',
  broken: 'bad',
  hidden: 'unsure',
  'not-tried': 'absent',
  unknown: 'absent',
};
