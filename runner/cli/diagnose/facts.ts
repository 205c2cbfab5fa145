import type { Examination, ExaminationLeave } from '../../execute/examine.ts';
import type { Provisioner } from '../../maildrop/provisioner.ts';
import type { RunSettings } from '../run-settings.ts';

/** All that the checks of a diagnosis go by. */
export interface DoctorFacts {
  readonly settings: RunSettings;
  readonly provisioner: Provisioner;
  readonly leave: ExaminationLeave;
  readonly examination: Examination;
}

/** What a check found, and what to do about it. */
export interface Found {
  readonly state: 'ok' | 'warning' | 'failed';
  readonly found: readonly string[];
  readonly advice?: string;
}

/** All is well. */
export function ok(...found: readonly string[]): Found {
  return { state: 'ok', found };
}

/** Less will come of a run. */
export function warning(found: readonly string[], advice?: string): Found {
  return { state: 'warning', found, ...(advice === undefined ? {} : { advice }) };
}

/** No run can begin. */
export function failed(found: readonly string[], advice?: string): Found {
  return { state: 'failed', found, ...(advice === undefined ? {} : { advice }) };
}
