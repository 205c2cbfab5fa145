import type { JSX } from 'preact';
import { isApart } from '../../runner/model/apart.ts';
import { rfcName } from '../../runner/model/rfc-name.ts';
import { LEVELS } from '../../runner/model/requirement.ts';
import type { Level } from '../../runner/model/requirement.ts';
import type { RunResult, ScoreRow } from '../../runner/model/result.ts';
import { catalogueLabel } from '../text/apart.ts';
import { percent } from '../text/figures.ts';
import { legible } from '../text/legible.ts';
import { ScoreBar } from './score-bar.tsx';

/** Requirements met and exercised, by catalogue and level; what is scored apart stands by itself. */
export function Scorecard({ result }: { readonly result: RunResult }): JSX.Element {
  const { rows } = result.scorecard;
  const counting = rows.filter((row) => !isApart(row, result.scorecard));
  const apart = rows.filter((row) => !counting.includes(row));
  return (
    <section class="scorecard" aria-labelledby="scorecard">
      <h2 id="scorecard">Scorecard</h2>
      {rows.length === 0 ? <p>No requirement was on trial.</p> : <Scores rows={counting} apart={apart} />}
      {rows.length === 0 ? null : <AllCounts rows={[...counting, ...apart]} result={result} />}
    </section>
  );
}

interface RowsProps {
  readonly rows: readonly ScoreRow[];
}

interface ScoresProps extends RowsProps {
  /** Rows that change no verdict. */
  readonly apart: readonly ScoreRow[];
}

function Scores({ rows, apart }: ScoresProps): JSX.Element {
  return (
    <table>
      <caption>
        Requirements met of those judged, and how many were judged of those that bind the target
      </caption>
      <thead>
        <tr>
          <th scope="col">RFC</th>
          {LEVELS.map((level) => (
            <th scope="col">{level}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        <ScoreRows rows={rows} />
      </tbody>
      {apart.length === 0 ? null : (
        <tbody class="apart">
          <ScoreRows rows={apart} note="scored apart" />
        </tbody>
      )}
    </table>
  );
}

function ScoreRows({ rows, note }: RowsProps & { readonly note?: string }): JSX.Element {
  const rfcs = [...new Set(rows.map(({ rfc }) => rfc))];
  return (
    <>
      {rfcs.map((rfc) => (
        <tr>
          <th scope="row">
            {legible(rfcName(rfc))} {note === undefined ? null : <span class="exercised">{note}</span>}
          </th>
          {LEVELS.map((level) => (
            <Score row={rowOf(rows, rfc, level)} />
          ))}
        </tr>
      ))}
    </>
  );
}

function rowOf(rows: readonly ScoreRow[], rfc: string, level: Level): ScoreRow | undefined {
  return rows.find((row) => row.rfc === rfc && row.level === level);
}

function Score({ row }: { readonly row: ScoreRow | undefined }): JSX.Element {
  if (row === undefined) return <td class="absent">none</td>;
  const judged = row.met + row.violated;
  const binding = row.total - row.notOffered - row.unobservable;
  if (row.score === null)
    return <td class="absent">{binding === 0 ? 'none to judge' : `0 of ${binding} judged`}</td>;
  return (
    <td class={row.violated > 0 ? 'bad' : 'good'}>
      <strong>
        {row.met} of {judged}
      </strong>{' '}
      met <span class="share">{percent(row.score)}</span> <ScoreBar row={row} />{' '}
      <span class="exercised">
        {judged} of {binding} judged
      </span>
    </td>
  );
}

const COLUMNS: readonly (readonly [string, keyof ScoreRow])[] = [
  ['Total', 'total'],
  ['Met', 'met'],
  ['Violated', 'violated'],
  ['Undetermined', 'undetermined'],
  ['Not exercised', 'notExercised'],
  ['Not offered', 'notOffered'],
  ['Unobservable', 'unobservable'],
];

function AllCounts({ rows, result }: RowsProps & { readonly result: RunResult }): JSX.Element {
  return (
    <details>
      <summary>All counts, and how the score is made</summary>
      <p>
        Score = met / (met + violated), for each RFC and level by itself; levels are never added up. A
        requirement is met when every check of it that ran passed, and violated when one failed.
      </p>
      <div class="wide">
        <table>
          <caption>Requirements by verdict</caption>
          <thead>
            <tr>
              <th scope="col">RFC and level</th>
              {COLUMNS.map(([name]) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                <th scope="row">{legible(`${catalogueLabel(row, result)} ${row.level}`)}</th>
                {COLUMNS.map(([, key]) => (
                  <td>{row[key]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
