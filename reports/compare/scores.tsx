import type { JSX } from 'preact';
import { rfcName } from '../../runner/model/rfc-name.ts';
import type { RunResult, ScoreRow } from '../../runner/model/result.ts';
import { ScoreBar } from '../html/score-bar.tsx';
import { headlineWords } from '../text/headline-words.ts';
import { legible } from '../text/legible.ts';
import type { Comparison, NamedResult } from './comparison.ts';
import { productOf, runOf, scoreIn, scoreKeys, scoreWords } from './words.ts';

/** Who was compared, with verdicts and scores. */
export function Scores({ comparison }: { readonly comparison: Comparison }): JSX.Element {
  const { servers } = comparison;
  return (
    <section aria-labelledby="scores">
      <h2 id="scores">Servers and scores</h2>
      <div class="wide">
        <table>
          <caption>
            Requirements met of those judged, and how many were judged of those that bind the server
          </caption>
          <thead>
            <tr>
              <th scope="col">Server</th>
              {servers.map(({ name }) => (
                <th scope="col">{legible(name)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Line name="Product" servers={servers} tell={productOf} />
            <Line name="Run" servers={servers} tell={(result) => runOf(result).join(', ')} />
            <Line name="Verdict" servers={servers} tell={headlineWords} />
            {scoreKeys(comparison).map((key) => (
              <tr>
                <th scope="row">
                  {legible(rfcName(key.rfc))} {key.level}{' '}
                  {key.apart === true ? <span class="where">scored apart</span> : null}
                </th>
                {servers.map(({ result }) => (
                  <Score row={scoreIn(result, key)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface LineProps {
  readonly name: string;
  readonly servers: readonly NamedResult[];
  readonly tell: (result: RunResult) => string;
}

function Line({ name, servers, tell }: LineProps): JSX.Element {
  return (
    <tr>
      <th scope="row">{name}</th>
      {servers.map(({ result }) => (
        <td>{tell(result)}</td>
      ))}
    </tr>
  );
}

function Score({ row }: { readonly row: ScoreRow | undefined }): JSX.Element {
  if (row?.score == null) return <td class="absent">{scoreWords(row)}</td>;
  return (
    <td class={row.violated > 0 ? 'bad' : 'good'}>
      {scoreWords(row)} <ScoreBar row={row} />
    </td>
  );
}
