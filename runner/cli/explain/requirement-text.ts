import { rfcName } from '../../../reports/console/rfc-name.ts';
import { table } from '../../../reports/console/table.ts';
import { watcherOf } from '../../judge/watched-requirements.ts';
import type { CitedRequirement, Knowledge } from './knowledge.ts';

/** What a requirement asks, why it is read so, and what proves it. */
export function requirementText(requirement: CitedRequirement, knowledge: Knowledge): readonly string[] {
  const { id, text, level, rfc, section, topic, url, command, feature } = requirement;
  return [
    `requirement ${id}`,
    text,
    '',
    `level     ${level}`,
    `clause    ${rfcName(rfc)} §${section}${topic === null ? '' : `: ${topic}`}`,
    ...(url === null ? [] : [`link      ${url}`]),
    ...(command === null ? [] : [`command   ${command}`]),
    ...(feature === undefined ? [] : [`feature   ${feature}: binds only servers that offer it`]),
    ...basisLines(requirement),
    '',
    ...proofLines(requirement, knowledge),
    ...faultLines(requirement, knowledge),
  ];
}

function basisLines({ apart, basis, argument }: CitedRequirement): readonly string[] {
  if (apart)
    return [
      'score     apart: it changes neither the headline nor the exit status',
      `basis     no RFC asks for it: ${argument ?? ''}`,
    ];
  switch (basis) {
    case 'keyword':
      return ["basis     the RFC's own keyword"];
    case 'reading':
      return [`basis     a reading of the RFC's description: ${argument ?? ''}`];
  }
}

function proofLines(
  { id, observable, unobservable }: CitedRequirement,
  { scenarios }: Knowledge,
): readonly string[] {
  if (!observable) return [`no client can see a violation: ${unobservable ?? ''}`];
  const proving = scenarios.filter(({ requirements }) => requirements.includes(id));
  const watcher = watcherOf(id);
  return [
    ...(watcher === null ? [] : [`watched   by the ${watcher}, in every exchange of every scenario`]),
    ...(proving.length === 0
      ? [watcher === null ? 'no scenario is about it yet' : 'no scenario is about it alone']
      : ['proved by', ...twoColumns(proving.map((each) => [each.id, each.scenario.title]))]),
  ];
}

function faultLines({ id }: CitedRequirement, { faults }: Knowledge): readonly string[] {
  const breaking = faults.filter(({ breaks }) => breaks.includes(id));
  if (breaking.length === 0) return [];
  return ['', 'broken on purpose by', ...twoColumns(breaking.map(({ name, title }) => [name, title]))];
}

function twoColumns(rows: readonly (readonly [string, string])[]): readonly string[] {
  return table(rows, ['left', 'left']).map((line) => `  ${line}`);
}
