import type { JSX } from 'preact';
import type { RequirementResult, RunResult } from '../../runner/model/result.ts';
import { count, sentence } from '../text/figures.ts';
import { legible } from '../text/legible.ts';
import { sectionName } from '../text/section-name.ts';
import { shownVerdict } from '../text/shown-verdict.ts';
import type { ShownVerdict } from '../text/shown-verdict.ts';
import { failureAnchor, requirementAnchor } from './anchor.ts';
import { LevelMark, VerdictMark } from './marks.tsx';
import { WebLink } from './phrasing.tsx';

/** Every requirement with its verdict, by catalogue and section. */
export function Requirements({ result }: { readonly result: RunResult }): JSX.Element | null {
  const sections = bySection(result.requirements);
  if (sections.length === 0) return null;
  return (
    <section aria-labelledby="requirements">
      <h2 id="requirements">Requirements</h2>
      {sections.map((requirements) => (
        <Section requirements={requirements} />
      ))}
    </section>
  );
}

type SectionOfRequirements = readonly [RequirementResult, ...RequirementResult[]];

function bySection(requirements: readonly RequirementResult[]): readonly SectionOfRequirements[] {
  const sections = new Map<string, SectionOfRequirements>();
  for (const requirement of requirements) {
    const key = JSON.stringify([requirement.rfc, requirement.section]);
    const known = sections.get(key);
    sections.set(key, known === undefined ? [requirement] : [...known, requirement]);
  }
  return [...sections.values()];
}

function Section({ requirements }: { readonly requirements: SectionOfRequirements }): JSX.Element {
  const { rfc, section, topic, url } = requirements[0];
  const name = legible(sectionName({ rfc, section, topic }));
  return (
    <details class="group">
      <summary>
        <strong>{name}</strong> <Tally requirements={requirements} />
      </summary>
      {url === undefined ? null : (
        <p class="where">
          <WebLink url={url}>Read {name}</WebLink>
        </p>
      )}
      <table>
        <caption>Requirements of {name}</caption>
        <thead>
          <tr>
            <th scope="col">Verdict</th>
            <th scope="col">Level</th>
            <th scope="col">Requirement</th>
          </tr>
        </thead>
        <tbody>
          {requirements.map((requirement) => (
            <Row requirement={requirement} />
          ))}
        </tbody>
      </table>
    </details>
  );
}

const TOLD: readonly ShownVerdict[] = [
  'violated',
  'undetermined',
  'met',
  'not-exercised',
  'not-offered',
  'unobservable',
];

function Tally({ requirements }: { readonly requirements: readonly RequirementResult[] }): JSX.Element {
  const told = TOLD.map(
    (verdict) => [verdict, requirements.filter((each) => shownVerdict(each) === verdict).length] as const,
  );
  return (
    <span class="tally">
      {told
        .filter(([, number]) => number > 0)
        .map(([verdict, number]) => (
          <span class={verdict}>
            {number} {verdict.replace('-', ' ')}
          </span>
        ))}
    </span>
  );
}

function Row({ requirement }: { readonly requirement: RequirementResult }): JSX.Element {
  const { id, level, text, reason } = requirement;
  return (
    <tr id={requirementAnchor(id)}>
      <td>
        <VerdictMark verdict={shownVerdict(requirement)} />
      </td>
      <td>
        <LevelMark level={level} />
      </td>
      <td>
        {legible(text)}
        {reason === undefined ? null : <p class="reason">{legible(sentence(reason))}</p>}
        <p class="where">
          <code>{legible(id)}</code> <Exercised requirement={requirement} />
        </p>
      </td>
    </tr>
  );
}

function Exercised({ requirement }: { readonly requirement: RequirementResult }): JSX.Element {
  const { id, verdict, scenarios } = requirement;
  if (verdict === 'violated') return <a href={`#${failureAnchor(id)}`}>how it failed</a>;
  return <>{scenarios.length === 0 ? null : count(scenarios.length, 'scenario')}</>;
}
