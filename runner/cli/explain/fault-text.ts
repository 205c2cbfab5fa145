import type { Fault } from '../../../fixtures/faults/fault.ts';
import type { Knowledge } from './knowledge.ts';
import { clauseLines } from './scenario-text.ts';

/** What a fault of the reference server does, and what it breaks. */
export function faultText(fault: Fault, { requirements, scenarios }: Knowledge): readonly string[] {
  const broken = requirements.filter(({ id }) => fault.breaks.includes(id));
  const proving = scenarios.filter((scenario) =>
    scenario.requirements.some((id) => fault.breaks.includes(id)),
  );
  return [
    `${fault.kind} ${fault.name}`,
    fault.title,
    ...(fault.because === undefined ? [] : ['', `legal: ${fault.because}`]),
    ...(broken.length === 0 ? [] : ['', 'breaks', ...broken.flatMap(clauseLines)]),
    ...(proving.length === 0 ? [] : ['', 'scenarios about that', ...proving.map(({ id }) => `  ${id}`)]),
    '',
    `see it    pop3spec demo --fault ${fault.name}`,
  ];
}
