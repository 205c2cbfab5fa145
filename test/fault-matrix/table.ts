import type { Fault } from '../../fixtures/faults/fault.ts';
import type { FaultVerdict } from './judge-run.ts';
import type { FindingOrigin } from '../../runner/model/finding.ts';
import type { Failure } from './matrix-run.ts';

/** A fault with what the suite finds of it. */
export interface TableEntry {
  readonly fault: Fault;
  readonly verdict: FaultVerdict;
}

/** The matrix as Markdown that a person reads in review: fault, what it breaks, and by which scenario that shows. */
export function table(title: string, entries: readonly TableEntry[]): string {
  return `${[`# ${title}`, ...entries.map(section)].join('\n\n')}\n`;
}

function section({ fault, verdict }: TableEntry): string {
  const reasons = new Map((fault.alsoSeenIn ?? []).map(({ requirement, reason }) => [requirement, reason]));
  const lines = [
    ...[...verdict.caught].flatMap(([requirement, failures]) => [
      `- ${requirement}`,
      ...whereSeen(failures).map((where) => `  - ${where}`),
    ]),
    ...[...verdict.alsoSeen].flatMap(([requirement, failures]) => [
      `- also ${requirement}: ${reasons.get(requirement) ?? ''}`,
      ...whereSeen(failures).map((where) => `  - ${where}`),
    ]),
  ];
  return [`## ${fault.name}`, '', fault.title, '', ...lines].join('\n');
}

/** The scenarios that are about it; what only watched another scenario is named once. */
function whereSeen(failures: readonly Failure[]): readonly string[] {
  const scenarios = failures.filter(({ isProved }) => isProved).map(({ scenario }) => scenario);
  const watchers = failures.filter(({ isProved }) => !isProved).map(({ origin }) => WATCHERS[origin]);
  return [...new Set([...scenarios, ...watchers])];
}

const WATCHERS: Readonly<Record<FindingOrigin, string>> = {
  step: '(a step)',
  prelude: '(a prelude)',
  'wire-rule': '(the wire rules, in any scenario)',
  ledger: '(the ledger, in any scenario)',
};

/** The scenarios that a table names: those that fail on what they prove. */
export function scenariosIn(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^ {2}- ([a-z0-9][^\s(]*)$/gm)].map(([, scenario = '']) => scenario);
}
