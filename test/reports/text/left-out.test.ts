import t from 'tap';
import { consoleSummary } from '../../../reports/console/write.ts';
import { leftOutOf } from '../../../reports/text/left-out.ts';
import { WRITERS } from '../../../reports/writers.ts';
import type { RunResult } from '../../../runner/model/result.ts';
import { resultOf, scenarioOf } from '../console-sample.ts';
import { contentOf } from '../content-of.ts';

const ENABLE = '--allow deletes,bad-logins';

/** Many reasons, the one for safety the rarest and the last. */
function withManyReasons(): RunResult {
  const scenarios = Array.from({ length: 60 }, (_, number) =>
    scenarioOf(`suite/${number}`, {
      outcome: 'skipped',
      reason: `reason ${Math.floor(number / 2)}`,
      skip: { because: 'not-offered' },
    }),
  );
  const risky = scenarioOf('suite/risky', {
    outcome: 'skipped',
    reason: 'it deletes mail',
    skip: { because: 'safety', enable: ENABLE },
  });
  return resultOf({ scenarios: [...scenarios, risky] });
}

t.test('what was left out for safety comes first, then the largest groups', (t) => {
  const [first, ...others] = leftOutOf(withManyReasons());
  t.match(first, { reason: 'it deletes mail', enable: ENABLE, isForSafety: true });
  t.ok(others.every(({ scenarios, isForSafety }) => scenarios.length === 2 && !isForSafety));
  t.end();
});

t.test('every report for people names the switch that would run it', (t) => {
  const result = withManyReasons();
  t.match(
    consoleSummary(result, { colourLevel: 0, detail: 'short', reports: [] }),
    `it deletes mail (run with ${ENABLE})`,
  );
  for (const format of ['html', 'markdown', 'junit']) {
    const writer = WRITERS.find(({ name }) => name === format);
    const [file] = writer?.write(result, 'report') ?? [];
    t.match(contentOf(file), ENABLE, format);
  }
  t.end();
});
