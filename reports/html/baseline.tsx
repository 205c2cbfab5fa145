import type { JSX } from 'preact';
import { isBroken } from '../../runner/model/baseline.ts';
import type { JudgedDeviation } from '../../runner/model/baseline.ts';
import type { RequirementResult, RunResult } from '../../runner/model/result.ts';
import { STANDING_WORDS } from '../text/known.ts';
import { legible } from '../text/legible.ts';
import { failureAnchor } from './anchor.ts';
import { LevelMark, Mark } from './marks.tsx';
import type { Tone } from './marks.tsx';
import { WebLink } from './phrasing.tsx';

interface ResultProps {
  readonly result: RunResult;
}

/** What the baseline comes to, for the first screen. */
export function BaselineBasis({ result: { baseline } }: ResultProps): JSX.Element | null {
  if (baseline === undefined) return null;
  return (
    <p class="basis">
      <a href="#baseline">Baseline</a>: {legible(baseline.basis)}
    </p>
  );
}

/** Every known deviation, and whether it shows as declared; what does not comes first. */
export function Baseline({ result }: ResultProps): JSX.Element | null {
  const { baseline } = result;
  if (baseline === undefined) return null;
  const { file, basis, deviations } = baseline;
  const ordered = [...deviations.filter(isBroken), ...deviations.filter((each) => !isBroken(each))];
  return (
    <section class="baseline" aria-labelledby="baseline">
      <h2 id="baseline">Baseline</h2>
      <p>
        {legible(basis)} Known deviations of <code>{legible(file)}</code>; a deviation that is known is one
        all the same.
      </p>
      {ordered.length === 0 ? null : <Entries entries={ordered} result={result} />}
    </section>
  );
}

function Entries({
  entries,
  result,
}: ResultProps & { readonly entries: readonly JudgedDeviation[] }): JSX.Element {
  const requirements = new Map(result.requirements.map((each) => [each.id, each]));
  return (
    <table>
      <caption>Known deviations, first those that do not hold</caption>
      <thead>
        <tr>
          <th scope="col">Entry</th>
          <th scope="col">Requirement</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Entry entry={entry} requirement={requirements.get(entry.requirement)} />
        ))}
      </tbody>
    </table>
  );
}

interface EntryProps {
  readonly entry: JudgedDeviation;
  readonly requirement: RequirementResult | undefined;
}

function Entry({ entry, requirement }: EntryProps): JSX.Element {
  const { requirement: id, standing, message, clause } = entry;
  const text = requirement?.text ?? clause;
  return (
    <tr>
      <td>
        <Mark tone={toneOf(entry)} word={STANDING_WORDS[standing]} />
      </td>
      <td>
        {requirement === undefined ? null : <LevelMark level={requirement.level} />}{' '}
        {requirement?.verdict === 'violated' ? (
          <a href={`#${failureAnchor(id)}`}>{legible(id)}</a>
        ) : (
          <code>{legible(id)}</code>
        )}{' '}
        {text === undefined ? null : legible(text)}
        <Known entry={entry} />
        {message === undefined ? null : <p class="reason">{legible(message)}</p>}
      </td>
    </tr>
  );
}

function toneOf(entry: JudgedDeviation): Tone {
  if (isBroken(entry)) return 'bad';
  return entry.standing === 'expected' ? 'unsure' : 'absent';
}

/** Why it is put up with, and who is at it until when. */
export function Known({ entry }: { readonly entry: JudgedDeviation }): JSX.Element {
  const { reason, issue, owner, expires } = entry;
  const more = [
    owner === undefined ? '' : `owner ${legible(owner)}`,
    expires === undefined ? '' : `until ${legible(expires)}`,
  ];
  return (
    <p class="known-reason">
      Known: {legible(reason)} {issue === undefined ? null : <WebLink url={issue}>{legible(issue)}</WebLink>}{' '}
      <span class="where">{more.filter((part) => part !== '').join(', ')}</span>
    </p>
  );
}
