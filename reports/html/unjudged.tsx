import type { JSX } from 'preact';
import type { RunResult } from '../../runner/model/result.ts';
import { count, sentence } from '../text/figures.ts';
import { legible } from '../text/legible.ts';
import { levelCounts, unjudgedOf } from '../text/unjudged.ts';
import type { Unjudged as Group } from '../text/unjudged.ts';
import { requirementAnchor } from './anchor.ts';
import { VerdictMark } from './marks.tsx';

/** Reasons told on the first screen. */
const GROUPS_SHOWN = 6;

/** Which requirements have no judgement, and why: a verdict never stands without what it leaves out. */
export function Unjudged({ result }: { readonly result: RunResult }): JSX.Element | null {
  const groups = unjudgedOf(result);
  if (groups.length === 0) return null;
  return (
    <section class="left-out" aria-labelledby="unjudged">
      <h2 id="unjudged">Requirements not judged</h2>
      <Reasons groups={groups.slice(0, GROUPS_SHOWN)} caption="The most frequent reasons first" />
      {groups.length > GROUPS_SHOWN ? (
        <details>
          <summary>{count(groups.length - GROUPS_SHOWN, 'more reason')}</summary>
          <Reasons groups={groups.slice(GROUPS_SHOWN)} caption="Further reasons" />
        </details>
      ) : null}
    </section>
  );
}

/** Groups of requirements without a judgement, each with its reason. */
export function Reasons({
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
          <th scope="col">Requirements</th>
          <th scope="col">Verdict</th>
          <th scope="col">Reason</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ verdict, reason, requirements }) => (
          <tr>
            <td class="levels">{levelCounts(requirements)}</td>
            <td>
              <VerdictMark verdict={verdict} />
            </td>
            <td>
              <details>
                <summary>{legible(sentence(reason))}</summary>
                <ul>
                  {requirements.map(({ id, text }) => (
                    <li>
                      <a href={`#${requirementAnchor(id)}`}>{legible(id)}</a>: {legible(text)}
                    </li>
                  ))}
                </ul>
              </details>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
