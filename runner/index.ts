/** What `import … from 'pop3spec'` gives. */
export { run, type RunOptions } from './cli/library-run.ts';
export { UsageError } from './cli/mistake.ts';
export type { Account } from './maildrop/provisioner.ts';
export type { BaselineReport, DeviationStanding, JudgedDeviation } from './model/baseline.ts';
export type { RunEvent, ScenarioOutcome } from './model/event.ts';
export type { LoginWay } from './model/login-way.ts';
export type { Finding, FindingOrigin, Remark } from './model/finding.ts';
export type { ExitStatus, Headline, Outcome, Verdict } from './model/outcome.ts';
export type { Decision, PlannedScenario, Skip, SkipCause, SourcePlace } from './model/plan.ts';
export type { Basis, Level } from './model/requirement.ts';
export type {
  ReportedFinding,
  RequirementResult,
  RunResult,
  RunStop,
  ScenarioResult,
  Scorecard,
  ScoreRow,
  TargetDescription,
  TargetTlsFacts,
} from './model/result.ts';
export type { TlsFacts, TlsWay } from './model/tls.ts';
export type { TranscriptEntry } from './model/transcript.ts';
export type { Allowance } from './suite/selection.ts';
