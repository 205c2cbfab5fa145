import { isBroken } from '../../runner/model/baseline.ts';
import type { JudgedDeviation } from '../../runner/model/baseline.ts';
import type { RunResult } from '../../runner/model/result.ts';
import { knownWords, STANDING_WORDS } from '../text/known.ts';
import { legible } from '../text/legible.ts';
import type { Ending, TestCase } from './test-case.ts';

/** A case for each entry of the baseline: one that does not hold is a failure of its own. */
export function baselineCases({ baseline }: RunResult): readonly TestCase[] {
  return (baseline?.deviations ?? []).map((entry) => ({
    name: legible(`baseline: ${entry.requirement}`),
    seconds: 0,
    file: null,
    line: null,
    properties: [],
    ending: endingOf(entry),
    output: [],
  }));
}

function endingOf(entry: JudgedDeviation): Ending {
  const { standing, message = '' } = entry;
  if (standing === 'expected') return { kind: 'success' };
  const told = legible(`${STANDING_WORDS[standing]}: ${message}`);
  if (!isBroken(entry)) return { kind: 'skipped', message: told };
  const text = [told, legible(`Declared: ${knownWords(entry)}`)];
  return { kind: 'failure', type: standing, message: told, text };
}
