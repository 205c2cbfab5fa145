import type { JSX } from 'preact';
import type { RunResult } from '../../runner/model/result.ts';
import { count, sentence } from '../text/figures.ts';
import { leftOutOf } from '../text/left-out.ts';
import type { LeftOut as Group } from '../text/left-out.ts';
import { legible } from '../text/legible.ts';
import { scenarioAnchor } from './anchor.ts';
import { OutcomeMark } from './marks.tsx';

/** Reasons told on the first screen. */
const GROUPS_SHOWN = 8;

/** Scenarios that are named for one reason. */
const NAMED_LIMIT = 200;

/** What was not run or could not be judged, why, and what would change that. */
export function LeftOut({ result }: { readonly result: RunResult }): JSX.Element | null {
  const groups = leftOutOf(result);
  if (groups.length === 0) return null;
  return (
    <section class="left-out" aria-labelledby="left-out">
      <h2 id="left-out">Scenarios not run, or not judged</h2>
      <Reasons
        groups={groups.slice(0, GROUPS_SHOWN)}
        caption="Left out for safety first, then the most frequent reasons"
      />
      {groups.length > GROUPS_SHOWN ? (
        <details>
          <summary>{count(groups.length - GROUPS_SHOWN, 'more reason')}</summary>
          <Reasons groups={groups.slice(GROUPS_SHOWN)} caption="Further reasons" />
        </details>
      ) : null}
    </section>
  );
}

function Reasons({
  groups,
  caption,
}: {
  readonly groups: readonly Group[];
  readonly caption: string;
}): JSX.Element {
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Scenarios</th>
          <th scope="col">Outcome</th>
          <th scope="col">Reason</th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr>
            <td class="number">{group.scenarios.length}</td>
            <td>
              <OutcomeMark outcome={group.outcome} />
            </td>
            <td>
              <Named group={group} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Named({ group }: { readonly group: Group }): JSX.Element {
  const { reason, enable, scenarios } = group;
  const rest = scenarios.length - NAMED_LIMIT;
  return (
    <details>
      <summary>
        {legible(enable === null ? sentence(reason) : closed(sentence(reason)))}{' '}
        {enable === null ? null : <Enable enable={enable} />}
      </summary>
      <ul>
        {scenarios.slice(0, NAMED_LIMIT).map(({ id }) => (
          <li>
            <a href={`#${scenarioAnchor(id)}`}>{legible(id)}</a>
          </li>
        ))}
        {rest > 0 ? <li>and {rest} more</li> : null}
      </ul>
    </details>
  );
}

/** With its full stop also behind a parenthesis: another sentence follows. */
function closed(text: string): string {
  return text.endsWith(')') ? `${text}.` : text;
}

function Enable({ enable }: { readonly enable: string }): JSX.Element {
  return (
    <span class="enable">
      To run: <code>{legible(enable)}</code>
    </span>
  );
}
