import t from 'tap';
import type { ScenarioOutcome } from '../../../runner/model/event.ts';
import type { ExitStatus, Headline } from '../../../runner/model/outcome.ts';
import type { Catalogue, Level } from '../../../runner/model/requirement.ts';
import type { RunStop, Scorecard } from '../../../runner/model/result.ts';
import { foldRun } from '../../../runner/score/fold-run.ts';
import {
  catalogue,
  FACTS,
  finding,
  judged,
  logOf,
  outcomeOf,
  planned,
  requirement,
  skipped,
} from './sample-log.ts';
import type { LogParts } from './sample-log.ts';

const CATALOGUE = catalogue(
  requirement('M1', 'MUST'),
  requirement('M2', 'MUST'),
  requirement('M3', 'MUST', { feature: 'TOP' }),
  requirement('M4', 'MUST', { observable: false, unobservable: 'Nobody sees it.' }),
  requirement('S1', 'SHOULD'),
  requirement('Y1', 'MAY'),
);

/** No RFC makes these. */
const APART: Catalogue = {
  rfc: 'SECURITY',
  apart: true,
  title: 'Security',
  requirements: [requirement('SECURITY-1-A-01', 'MUST'), requirement('SECURITY-1-A-02', 'SHOULD')],
};

const safe = planned('security/one', ['SECURITY-1-A-01']);
const both = planned('security/both', ['M1', 'SECURITY-1-A-01']);
const one = planned('a/one', ['M1']);
const two = planned('a/two', ['M2']);
const should = planned('a/should', ['S1'], { level: 'SHOULD' });
const may = planned('a/may', ['Y1'], { level: 'MAY' });
const left = skipped('a/two', ['M2'], {
  because: 'safety',
  reason: 'deletes mail',
  enable: '--allow deletes',
});
const interrupted: RunStop = { cause: 'interrupted', message: 'Interrupted.' };

interface Row {
  readonly name: string;
  readonly outcomes: readonly ScenarioOutcome[];
  readonly log?: Omit<LogParts, 'outcomes'>;
  readonly failOn?: Level;
  readonly failOnApart?: readonly string[];
  /** Beside the ordinary one. */
  readonly catalogue?: Catalogue;
  readonly expected: readonly [Headline, ExitStatus, string];
}

const offered = '1 belongs to optional features that the target does not offer';

const ROWS: readonly Row[] = [
  {
    name: 'every MUST met is conformant',
    outcomes: [judged(one, 'passed'), judged(two, 'passed')],
    expected: ['conformant', 0, `All 2 judged MUST requirements are met; ${offered}.`],
  },
  {
    name: 'a conformant run says beside it which MUSTs it left out',
    outcomes: [judged(one, 'passed'), outcomeOf(left, 'skipped')],
    expected: ['conformant', 0, `The one judged MUST requirement is met; 1 was not exercised; ${offered}.`],
  },
  {
    name: 'a violated MUST is not conformant',
    outcomes: [judged(one, 'failed'), judged(two, 'passed')],
    expected: ['not conformant', 1, `1 of 2 judged MUST requirements is violated; ${offered}.`],
  },
  {
    name: 'a violated SHOULD is told but does not cross the line of MUST',
    outcomes: [judged(one, 'passed'), judged(two, 'passed'), judged(should, 'failed'), judged(may, 'failed')],
    expected: [
      'conformant',
      0,
      `All 2 judged MUST requirements are met; ${offered}; ` +
        'below the line of --fail-on must, 1 SHOULD and 1 MAY requirements are violated.',
    ],
  },
  {
    name: 'a violated SHOULD crosses the line of SHOULD',
    failOn: 'SHOULD',
    outcomes: [judged(one, 'passed'), judged(two, 'passed'), judged(should, 'failed'), judged(may, 'failed')],
    expected: [
      'not conformant',
      1,
      `1 of 3 judged MUST and SHOULD requirements is violated; ${offered}; ` +
        'below the line of --fail-on should, 1 MAY requirement is violated.',
    ],
  },
  {
    name: 'a violated MAY crosses the line of MAY',
    failOn: 'MAY',
    outcomes: [judged(one, 'passed'), judged(two, 'passed'), judged(should, 'passed'), judged(may, 'failed')],
    expected: [
      'not conformant',
      1,
      `1 of 4 judged MUST, SHOULD and MAY requirements is violated; ${offered}.`,
    ],
  },
  {
    name: 'a violation before the run was cut short is a violation, though the exit status says that the list is not whole',
    outcomes: [judged(one, 'failed'), judged(two, 'errored')],
    log: { stop: interrupted },
    expected: [
      'not conformant',
      3,
      '1 of 1 judged MUST requirement is violated; the run was cut short (interrupted), so there may be more; ' +
        `1 could not be determined; ${offered}.`,
    ],
  },
  {
    name: 'a run that was cut short without violations is undetermined',
    outcomes: [judged(one, 'passed'), judged(two, 'errored')],
    log: { stop: interrupted },
    expected: [
      'undetermined',
      3,
      'The run was cut short (interrupted): 1 of 2 MUST requirements had been judged, none of them violated; ' +
        `1 could not be determined; ${offered}.`,
    ],
  },
  {
    name: 'a log without its end is undetermined though all it tells passed',
    outcomes: [judged(one, 'passed'), judged(two, 'passed')],
    log: { end: 'missing' },
    expected: [
      'undetermined',
      3,
      `The run was cut short (interrupted): 2 of 2 MUST requirements had been judged, none of them violated; ${offered}.`,
    ],
  },
  {
    name: 'an unreachable target is undetermined',
    outcomes: [judged(one, 'errored'), judged(two, 'errored')],
    log: { target: null, stop: { cause: 'unreachable', message: 'Connection refused.' } },
    expected: [
      'undetermined',
      3,
      'The run was cut short (the target cannot be reached): 0 of 3 MUST requirements had been judged, ' +
        'none of them violated; 2 could not be determined; 1 was not exercised.',
    ],
  },
  {
    name: 'a run of skips is undetermined',
    outcomes: [outcomeOf(left, 'skipped')],
    expected: [
      'undetermined',
      3,
      `No scenario ran: the only one was skipped; 2 were not exercised; ${offered}.`,
    ],
  },
  {
    name: 'a run without scenarios is undetermined',
    outcomes: [],
    expected: ['undetermined', 3, `No scenario ran: none is planned; 2 were not exercised; ${offered}.`],
  },
  {
    name: 'a run that judged no MUST is undetermined at the line of MUST',
    outcomes: [judged(should, 'passed')],
    expected: ['undetermined', 3, `No MUST requirement was judged; 2 were not exercised; ${offered}.`],
  },
  {
    name: 'a run that judged a SHOULD is conformant at the line of SHOULD',
    failOn: 'SHOULD',
    outcomes: [judged(should, 'passed')],
    expected: [
      'conformant',
      0,
      `The one judged MUST and SHOULD requirement is met; 2 were not exercised; ${offered}.`,
    ],
  },
  {
    name: 'a blocked scenario at the level of MUST is undetermined',
    outcomes: [judged(one, 'passed'), judged(two, 'blocked')],
    expected: [
      'undetermined',
      3,
      'No MUST requirement is violated, but 1 scenario (1 blocked) could not be judged; ' +
        `1 could not be determined; ${offered}.`,
    ],
  },
  {
    name: 'an errored scenario is undetermined though its requirement is met elsewhere',
    outcomes: [judged(one, 'passed'), judged(two, 'passed'), judged(planned('a/again', ['M1']), 'errored')],
    expected: [
      'undetermined',
      3,
      `No MUST requirement is violated, but 1 scenario (1 errored) could not be judged; ${offered}.`,
    ],
  },
  {
    name: 'a blocked scenario does not hide a violation',
    outcomes: [judged(one, 'failed'), judged(two, 'blocked')],
    expected: [
      'not conformant',
      1,
      `1 of 1 judged MUST requirement is violated; 1 could not be determined; ${offered}.`,
    ],
  },
  {
    name: 'a blocked scenario below the line does not matter',
    outcomes: [judged(one, 'passed'), judged(two, 'passed'), judged(should, 'blocked')],
    expected: ['conformant', 0, `All 2 judged MUST requirements are met; ${offered}.`],
  },
  {
    name: 'an unjudged check of a scenario that passed otherwise is undetermined',
    outcomes: [
      judged(one, 'passed'),
      outcomeOf(planned('a/both', ['M1', 'M2']), 'passed', {
        findings: [finding('M1', 'passed'), finding('M2', 'blocked')],
      }),
    ],
    expected: [
      'undetermined',
      3,
      `No MUST requirement is violated, but not all could be judged; 1 could not be determined; ${offered}.`,
    ],
  },
  {
    name: 'a failure that no catalogue knows of counts at the level of its scenario',
    outcomes: [
      judged(one, 'passed'),
      outcomeOf(two, 'failed', { findings: [finding('UNKNOWN', 'failed'), finding('M2', 'passed')] }),
    ],
    expected: ['not conformant', 1, `1 scenario failed on no catalogued requirement; ${offered}.`],
  },
  {
    name: 'what no RFC asks for is told and changes nothing',
    catalogue: APART,
    outcomes: [judged(one, 'passed'), judged(two, 'passed'), judged(safe, 'failed')],
    expected: [
      'conformant',
      0,
      `All 2 judged MUST requirements are met; ${offered}; scored apart, 1 of 1 judged Security requirement is violated.`,
    ],
  },
  {
    name: 'what no RFC asks for changes nothing when it is blocked or not exercised',
    catalogue: APART,
    outcomes: [judged(one, 'passed'), judged(two, 'passed'), judged(safe, 'blocked')],
    expected: ['conformant', 0, `All 2 judged MUST requirements are met; ${offered}.`],
  },
  {
    name: 'what no RFC asks for makes no run conformant',
    catalogue: APART,
    outcomes: [judged(safe, 'passed')],
    expected: ['undetermined', 3, `No MUST requirement was judged; 2 were not exercised; ${offered}.`],
  },
  {
    name: 'a scenario that proves both counts for what the RFC asks',
    catalogue: APART,
    outcomes: [judged(one, 'passed'), judged(two, 'passed'), judged(both, 'blocked')],
    expected: [
      'undetermined',
      3,
      `No MUST requirement is violated, but 1 scenario (1 blocked) could not be judged; ${offered}.`,
    ],
  },
  {
    name: 'what no RFC asks for counts like the rest when the user wants it',
    catalogue: APART,
    failOnApart: ['SECURITY'],
    outcomes: [judged(one, 'passed'), judged(two, 'passed'), judged(safe, 'failed')],
    expected: [
      'not conformant',
      1,
      `1 of 3 judged MUST requirements is violated; ${offered}; Security counts as well.`,
    ],
  },
];

for (const row of ROWS)
  t.test(row.name, (t) => {
    const { headline, exitStatus, basis }: Scorecard = foldRun(
      logOf({ outcomes: row.outcomes, ...row.log }),
      row.catalogue === undefined ? [CATALOGUE] : [CATALOGUE, row.catalogue],
      { ...FACTS, failOn: row.failOn ?? 'MUST', failOnApart: row.failOnApart ?? [] },
    ).scorecard;
    t.same([headline, exitStatus, basis], row.expected);
    t.end();
  });
