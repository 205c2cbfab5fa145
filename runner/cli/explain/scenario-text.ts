import { rfcName } from '../../../reports/console/rfc-name.ts';
import { shellLine } from '../../../reports/text/shell.ts';
import type { MaildropEntry, Scenario, Step } from '../../model/suite.ts';
import type { Found } from './find.ts';
import type { CitedRequirement, Knowledge } from './knowledge.ts';
import { stepLines, TLS_WORDS } from './step-lines.ts';

/** A scenario as it was found. */
type FoundScenario = Extract<Found, { readonly kind: 'scenario' }>;

/** What a scenario is about: why it exists, what it does, what it proves. With `rows`, it stands for a whole table. */
export function scenarioText(
  found: FoundScenario,
  { requirements, suiteArguments }: Knowledge,
): readonly string[] {
  const resolved = found.scenario;
  const { id, scenario, place } = resolved;
  const suiteWords = suiteArguments.flatMap((suite) => ['--suite', suite]);
  const cited = requirements.filter((requirement) => resolved.requirements.includes(requirement.id));
  return [
    `scenario ${id}`,
    scenario.title,
    '',
    `why       ${scenario.why}`,
    `where     ${place.file}:${place.line}:${place.column}`,
    `maildrop  ${maildropText(scenario.maildrop)}`,
    `state     ${stateText(scenario)}`,
    ...optional('needs', scenario.needs),
    ...optional('impact', resolved.impact),
    ...optional('tags', scenario.tags),
    ...optional(
      'rows',
      found.rows.map((row) => row.slice(row.lastIndexOf('/') + 1)),
    ),
    '',
    'steps',
    ...scenario.steps.flatMap(numbered),
    ...(cited.length === 0 ? [] : ['', 'proves', ...cited.flatMap(clauseLines)]),
    '',
    `run it    pop3spec run HOST:PORT --account USER:PASSWORD ${shellLine([...suiteWords, '--only', id])}`,
  ];
}

function stateText({ state, login, tls }: Scenario): string {
  const how = login === undefined ? '' : ` by ${login}`;
  return `${state.toUpperCase()}${how}${tls === undefined ? '' : `, ${TLS_WORDS[tls]}`}`;
}

function maildropText(maildrop: readonly MaildropEntry[] | 'any'): string {
  if (maildrop === 'any') return 'as it stands';
  if (maildrop.length === 0) return 'empty';
  return maildrop
    .map((entry) => (typeof entry === 'string' ? entry : `${entry.times} × ${entry.message}`))
    .join(', ');
}

function optional(name: string, values: readonly string[] | undefined): readonly string[] {
  return values === undefined || values.length === 0 ? [] : [`${name.padEnd(10)}${values.join(', ')}`];
}

function numbered(step: Step, index: number): readonly string[] {
  const proves = provesOf(step);
  const lines =
    proves.length === 0 ? stepLines(step) : [...stepLines(step), `   proves ${proves.join(', ')}`];
  return lines.map((line, at) => `  ${at === 0 ? String(index + 1).padStart(2) : '  '}  ${line}`);
}

/** Every requirement that is named anywhere in a step: beside it, in an answer, in a body. */
function provesOf(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  const found = Object.entries(part).flatMap(([key, value]: [string, unknown]) =>
    key === 'proves' && Array.isArray(value) ? value.map(String) : provesOf(value),
  );
  return [...new Set(found)];
}

/** A requirement in two lines: what it is called and where it stands, and what it asks. */
export function clauseLines({ id, level, rfc, section, text, url }: CitedRequirement): readonly string[] {
  return [`  ${id}  ${level}  ${rfcName(rfc)} §${section}${url === null ? '' : `  ${url}`}`, `    ${text}`];
}
