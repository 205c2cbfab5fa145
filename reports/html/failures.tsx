import type { JSX } from 'preact';
import type { RequirementResult, RunResult } from '../../runner/model/result.ts';
import { failureGroupsOf } from '../text/failures.ts';
import type { Failure, FailureGroup } from '../text/failures.ts';
import { count } from '../text/figures.ts';
import { legible } from '../text/legible.ts';
import { sectionName } from '../text/section-name.ts';
import { knownDeviation } from '../text/known.ts';
import { failureAnchor, scenarioAnchor } from './anchor.ts';
import { Known } from './baseline.tsx';
import { FailedCase, FoldedCase } from './failed-case.tsx';
import type { FailuresView } from './failures-view.ts';
import { LevelMark } from './marks.tsx';
import { WebLink } from './phrasing.tsx';

/** Failures of one requirement that are told in full, all but the first folded; the others are named. */
const FULL_PER_GROUP = 3;

/** Lines of transcript in the whole report, shared by the scenarios that failed: a report must open at once. */
const LINES_IN_REPORT = 3000;
const LINES_AT_MOST = 40;
const LINES_AT_LEAST = 12;

const UNCLAIMED = 'Failures that no catalogued requirement asks about';

/** The failures, grouped by the requirement that they break. */
export function Failures({ result }: { readonly result: RunResult }): JSX.Element {
  const groups = failureGroupsOf(result);
  return (
    <section aria-labelledby="failures">
      <h2 id="failures">Failures</h2>
      {groups.length === 0 ? <p>No check failed.</p> : null}
      <FailureGroups result={result} groups={groups} />
    </section>
  );
}

interface GroupsProps {
  readonly result: RunResult;
  readonly groups: readonly FailureGroup[];
}

/** Some failures by requirement, with an overview where there are several. */
export function FailureGroups({ result, groups }: GroupsProps): JSX.Element {
  const shown = transcriptOwners(groups);
  const limit = Math.floor(LINES_IN_REPORT / Math.max(1, shown.size));
  const view: FailuresView = {
    result,
    owners: shown,
    limit: Math.min(LINES_AT_MOST, Math.max(LINES_AT_LEAST, limit)),
  };
  return (
    <>
      {groups.length > 1 ? <Overview groups={groups} /> : null}
      {groups.map((group) => (
        <Group group={group} view={view} />
      ))}
    </>
  );
}

function Overview({ groups }: { readonly groups: readonly FailureGroup[] }): JSX.Element {
  return (
    <ol class="overview">
      {groups.map(({ requirement, level, failures }) => (
        <li>
          <LevelMark level={level} />{' '}
          <a href={`#${failureAnchor(requirement?.id ?? null)}`}>{legible(requirement?.text ?? UNCLAIMED)}</a>{' '}
          <span class="where">{count(failures.length, 'scenario')}</span>
        </li>
      ))}
    </ol>
  );
}

function transcriptOwners(groups: readonly FailureGroup[]): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const { requirement, failures } of groups)
    for (const { scenario } of failures.slice(0, FULL_PER_GROUP))
      if (!owners.has(scenario.id)) owners.set(scenario.id, failureAnchor(requirement?.id ?? null));
  return owners;
}

function Group({ group, view }: { readonly group: FailureGroup; readonly view: FailuresView }): JSX.Element {
  const { requirement, level, failures, blocks } = group;
  const anchor = failureAnchor(requirement?.id ?? null);
  const full = failures.slice(0, FULL_PER_GROUP);
  const known = knownDeviation(view.result, requirement?.id ?? null);
  return (
    <article class={`failure ${known === null ? level.toLowerCase() : 'known'}`} aria-labelledby={anchor}>
      <header>
        <p class="over">
          <LevelMark level={level} /> {requirement === null ? null : <Citation requirement={requirement} />}
        </p>
        <h3 id={anchor}>{legible(requirement?.text ?? UNCLAIMED)}</h3>
        {requirement?.argument === undefined ? null : <Argument requirement={requirement} />}
        {known === null ? null : <Known entry={known} />}
        <Extent failures={failures} blocks={blocks} />
      </header>
      {full.map((failure, index) =>
        index === 0 && known === null ? (
          <FailedCase failure={failure} view={view} anchor={anchor} />
        ) : (
          <FoldedCase failure={failure} view={view} anchor={anchor} />
        ),
      )}
      <Others failures={failures.slice(FULL_PER_GROUP)} />
    </article>
  );
}

function Citation({ requirement }: { readonly requirement: RequirementResult }): JSX.Element {
  const { rfc, section, topic, url, command, id } = requirement;
  return (
    <>
      <WebLink url={url}>{legible(sectionName({ rfc, section, topic }))}</WebLink>{' '}
      {command === null ? null : <span class="command">{legible(command)}</span>} <code>{legible(id)}</code>
    </>
  );
}

function Argument({ requirement }: { readonly requirement: RequirementResult }): JSX.Element {
  return (
    <details class="argument">
      <summary>
        {requirement.apart === true
          ? 'No RFC asks for it: why it is asked here'
          : `The RFC does not say ${requirement.level} itself: why it is read so`}
      </summary>
      <p>{legible(requirement.argument ?? '')}</p>
    </details>
  );
}

function Extent({ failures, blocks }: Pick<FailureGroup, 'failures' | 'blocks'>): JSX.Element | null {
  if (failures.length === 1 && blocks.length === 0) return null;
  const blocked = blocks.length === 0 ? '' : `; probably blocks ${count(blocks.length, 'more scenario')}`;
  return (
    <p class="extent">
      Fails in {count(failures.length, 'scenario')}
      {blocked}.
    </p>
  );
}

function Others({ failures }: { readonly failures: readonly Failure[] }): JSX.Element | null {
  if (failures.length === 0) return null;
  return (
    <details class="others">
      <summary>The same in {count(failures.length, 'more scenario')}</summary>
      <ul>
        {failures.map(({ scenario, findings: [first] }) => (
          <li>
            <a href={`#${scenarioAnchor(scenario.id)}`}>{legible(scenario.id)}</a>:{' '}
            {legible(first.message ?? '')}
          </li>
        ))}
      </ul>
    </details>
  );
}
