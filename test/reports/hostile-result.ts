import fc from 'fast-check';
import type { RunResult } from '../../runner/model/result.ts';
import { findingOn, requirementOf, scenarioOf } from './sample-parts.ts';
import { emptyResult } from './sample-result.ts';

/** Text that tries to break out of every format. */
const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('\ud800', '\udc00', '\u0000', '\u001b', '\u202e', '\r', '\n', 'a', '\\', '`'),
  }),
  fc.constantFrom(
    '</pre><script>',
    ']]>',
    '&amp;',
    "'; rm -rf ~ #",
    '<!--',
    '\n...\nok 1',
    '| @name |',
    '"',
    '$(id)',
  ),
);

/** One failed, one skipped scenario and one requirement, with hostile text wherever a text may stand. */
export const hostileResult: fc.Arbitrary<RunResult> = fc
  .record({
    one: hostileText,
    two: hostileText,
    url: hostileText,
    octets: fc.string({ unit: 'binary-ascii' }),
  })
  .map(({ one, two, url, octets }): RunResult => {
    const requirement = requirementOf('RFC1939-5-STAT-04', 'MUST', {
      id: two,
      text: one,
      url,
      rfc: one,
      verdict: 'violated',
    });
    const finding = findingOn(requirement, {
      outcome: 'failed',
      message: one,
      expected: two,
      actual: one,
      transcriptIndex: 1,
    });
    return {
      ...emptyResult(),
      startedAt: two,
      command: one,
      target: { ...emptyResult().target, host: two, greeting: one, implementation: two, features: [one] },
      capabilityContract: {
        basis: one,
        states: [
          { state: 'authorization', answered: true },
          { state: 'underTls', answered: false },
        ],
        capabilities: [
          {
            name: one,
            announced: [
              { state: 'authorization', line: two },
              { state: 'authorization', line: `${one} ${octets}` },
            ],
            standing: 'broken',
            met: 1,
            violated: 1,
            undetermined: 0,
            notExercised: 0,
            violations: [two],
            remark: two,
          },
        ],
        notOffered: [two],
      },
      requirements: [requirement],
      scenarios: [
        scenarioOf(`a/b/${one}`, {
          title: two,
          why: one,
          outcome: 'failed',
          findings: [finding],
          remarks: [{ message: two, step: null, requirement: null }],
          transcript: [
            { session: one, atMs: 0, from: 'C', text: octets },
            { session: two, atMs: 900, from: 'event', text: two },
          ],
        }),
        scenarioOf('c/d/e', {
          suite: one,
          outcome: 'skipped',
          reason: two,
          skip: { because: 'safety', enable: one },
        }),
      ],
    };
  });
