import type { Outcome } from '../../runner/model/outcome.ts';
import type { Level } from '../../runner/model/requirement.ts';
import type {
  ReportedFinding,
  RequirementResult,
  RunResult,
  Scorecard,
  ScenarioResult,
  ScoreRow,
} from '../../runner/model/result.ts';
import type { TranscriptEntry } from '../../runner/model/transcript.ts';

/** A result by hand: what is not given is that of a run in which nothing happened. */
export function resultOf(given: Partial<RunResult>): RunResult {
  return {
    version: 1,
    tool: { name: 'pop3spec', version: '0.0.0', suiteDigest: '0'.repeat(64) },
    startedAt: '2024-01-02T03:04:05.000Z',
    durationMs: 1000,
    target: {
      host: '127.0.0.1',
      port: 110,
      greeting: '+OK ready',
      implementation: null,
      capabilities: { authorization: null, transaction: null },
      features: [],
    },
    provisioner: 'none',
    command: 'pop3spec run 127.0.0.1',
    complete: true,
    stop: null,
    scorecard: scorecardOf(given.scenarios ?? [], {}),
    capabilityContract: { basis: 'nothing is known.', states: [], capabilities: [], notOffered: [] },
    scenarios: [],
    requirements: [],
    ...given,
  };
}

/** The scorecard for these scenarios; its headline does not follow from them. */
export function scorecardOf(scenarios: readonly ScenarioResult[], given: Partial<Scorecard>): Scorecard {
  const count = (outcome: Outcome): number => scenarios.filter((each) => each.outcome === outcome).length;
  return {
    headline: 'undetermined',
    basis: 'nothing ran.',
    failOn: 'MUST',
    failOnApart: [],
    rows: [],
    scenarioCounts: {
      passed: count('passed'),
      failed: count('failed'),
      blocked: count('blocked'),
      errored: count('errored'),
      skipped: count('skipped'),
    },
    exitStatus: 3,
    ...given,
  };
}

/** A scenario that passed and that nobody would miss. */
export function scenarioOf(id: string, given: Partial<ScenarioResult> = {}): ScenarioResult {
  return {
    id,
    suite: id.slice(0, id.lastIndexOf('/')),
    title: 'A scenario',
    why: 'Somebody would miss it.',
    place: { file: 'suites/rfc1939/stat.json', line: 7, column: 5 },
    level: 'MUST',
    requirements: [],
    impact: [],
    outcome: 'passed',
    startedMs: 0,
    durationMs: 1,
    findings: [],
    remarks: [],
    transcript: [],
    ...given,
  };
}

/** A failed step. */
export function failureOf(given: Partial<ReportedFinding>): ReportedFinding {
  return {
    requirement: 'RFC1939-5-STAT-04',
    outcome: 'failed',
    origin: 'step',
    session: 'A',
    step: 1,
    place: { file: 'suites/rfc1939/stat.json', line: 19, column: 11 },
    times: 1,
    message: 'the status line differs',
    rfc: 'RFC1939',
    section: '5',
    level: 'MUST',
    clause: 'Messages marked as deleted are not counted.',
    ...given,
  };
}

/** What one side said. */
export function said(from: TranscriptEntry['from'], text: string, session = 'A'): TranscriptEntry {
  return { session, atMs: 0, from, text };
}

/** One row of the scores. */
export function rowOf(given: Partial<ScoreRow>): ScoreRow {
  return {
    rfc: 'RFC1939',
    level: 'MUST',
    total: 10,
    met: 7,
    violated: 0,
    undetermined: 0,
    notExercised: 3,
    notOffered: 0,
    unobservable: 0,
    score: 1,
    ...given,
  };
}

/** A requirement as the result holds it. */
export function requirementOf(id: string, level: Level): RequirementResult {
  return {
    id,
    rfc: 'RFC1939',
    section: '5',
    command: null,
    level,
    basis: 'keyword',
    text: 'Something is so.',
    observable: true,
    url: 'https://www.rfc-editor.org/rfc/rfc1939.html#section-5',
    verdict: 'violated',
    scenarios: [],
  };
}
