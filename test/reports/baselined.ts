import type { Baseline, Deviation } from '../../runner/model/baseline.ts';
import type { RunResult } from '../../runner/model/result.ts';
import { applyBaseline } from '../../runner/score/apply-baseline.ts';
import { updateBaseline } from '../../runner/score/update-baseline.ts';
import { GREETING, LIST } from './sample-requirements.ts';
import { sampleResult } from './sample-result.ts';

/** Text that a person may write into a baseline, and that tries to break out of every format. */
const HOSTILE = 'As designed: <b>bold</b> | `x` # TODO ]]> \u001b[31m\u202e @all';

/** Everything in the sample declared, with hostile reasons. */
function whole(): Baseline {
  const { baseline } = updateBaseline({ deviations: [] }, sampleResult(), {
    reason: HOSTILE,
    obsolete: 'keep',
  });
  const [first, ...others] = baseline.deviations;
  if (first === undefined) throw new Error('The sample has violations.');
  const terms = { issue: 'https://example.org/issues/1?a="b"', owner: '<i>ada</i>', expires: '2026-12-31' };
  return { ...baseline, deviations: [{ ...first, ...terms }, ...others] };
}

/** The sample as it is when nearly everything is known: only its errored scenario keeps the run from a verdict. */
export function knownSample(): RunResult {
  return applyBaseline(sampleResult(), { file: 'known.json', baseline: whole() });
}

/** The same without the errored scenario: it deviates as declared. */
export function declaredSample(): RunResult {
  const result = sampleResult();
  const scenarios = result.scenarios.filter(({ outcome, requirements, findings }) => {
    const isUnclaimed = findings.some((each) => each.outcome === 'failed' && each.requirement === null);
    return outcome !== 'errored' && !(isUnclaimed && requirements.length === 0);
  });
  return applyBaseline({ ...result, scenarios }, { file: 'known.json', baseline: whole() });
}

/** The sample held against a baseline of which every kind of entry does not hold. */
export function brokenSample(): RunResult {
  const result = sampleResult();
  const [changed, expired, ...others] = whole().deviations;
  if (changed === undefined || expired === undefined) throw new Error('The sample has changed.');
  const fails: Deviation['fails'] = [
    { origin: 'step', message: 'another', scenarios: ['rfc1939/greeting/positive'] },
  ];
  const about = (requirement: string): Deviation => ({ requirement, reason: HOSTILE, fails });
  const deviations = [
    ...others.slice(1),
    { ...changed, fails },
    { ...expired, expires: '2026-01-01' },
    about(GREETING.id),
    about(LIST.id),
    about('RFC1939-5-<b>NOWHERE</b>-01'),
  ];
  return applyBaseline(result, { file: '<known>.json', baseline: { deviations } });
}
