import type { Fault } from '../../fixtures/faults/fault.ts';
import { FAULTS } from '../../fixtures/faults/faults.ts';
import { nearest, quoted } from '../suite/nearest.ts';
import { mistake, type Mistake } from './mistake.ts';

/** The fault or oddity of the reference server that has this name. */
export function namedFault(name: string): Fault | Mistake {
  const fault = FAULTS.find((each) => each.name === name);
  if (fault !== undefined) return fault;
  const meant = nearest(
    name,
    FAULTS.map((each) => each.name),
  );
  const hint = meant === null ? 'pop3spec list --faults shows them' : `did you mean "${meant}"?`;
  return mistake(`no fault is called ${quoted(name)}; ${hint}`);
}
