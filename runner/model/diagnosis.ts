import type { SkipCause } from './plan.ts';
import type { TargetDescription } from './result.ts';

/** Version of the shape of `doctor --json`; raised when a reader of the old one would misread the new. */
export const DIAGNOSIS_VERSION = 1;

/** What is looked at, in this order; what comes behind a failure is not tried. */
export const CHECKS = [
  'server',
  'connection',
  'greeting',
  'tls',
  'capabilities',
  'login',
  'provisioning',
  'plan',
] as const;

/** One of them. */
export type CheckName = (typeof CHECKS)[number];

/** `warning`: a run can begin, and less will come of it; `failed`: none can. */
export type CheckState = 'ok' | 'warning' | 'failed' | 'not tried';

/** What was found about one thing that a run needs. */
export interface DiagnosisCheck {
  readonly name: CheckName;
  readonly state: CheckState;
  /** What was found, each a sentence or a clause, without secrets. */
  readonly found: readonly string[];
  /** What to do about it; null when there is nothing to do, or when what was found says it. */
  readonly advice: string | null;
}

/** Scenarios that would be skipped for the same reason. */
export interface SkippedGroup {
  readonly scenarios: number;
  readonly because: SkipCause;
  readonly reason: string;
  /** The switch that would run them. */
  readonly enable: string | null;
}

/** What stands between a run and its beginning; `doctor --json` is exactly this. */
export interface Diagnosis {
  readonly version: typeof DIAGNOSIS_VERSION;
  readonly tool: { readonly name: 'pop3spec'; readonly version: string; readonly suiteDigest: string };
  readonly system: { readonly node: string; readonly os: string };
  /** The command that would repeat it, without secrets. */
  readonly command: string;
  readonly target: TargetDescription;
  readonly provisioner: string;
  readonly checks: readonly DiagnosisCheck[];
  readonly plan: { readonly run: number; readonly skipped: readonly SkippedGroup[] };
}
