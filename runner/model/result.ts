import type { BaselineReport } from './baseline.ts';
import type { CapabilityContract } from './capability-contract.ts';
import type { Finding, Remark } from './finding.ts';
import type { ExitStatus, Headline, Outcome, Verdict } from './outcome.ts';
import type { Impact } from './suite.ts';
import type { SkipCause, SourcePlace } from './plan.ts';
import type { Basis, Level } from './requirement.ts';
import type { TlsFacts, TlsWay } from './tls.ts';
import type { TranscriptEntry } from './transcript.ts';

/** Version of the JSON result's shape; raised when a reader of the old one would misread the new. */
export const RESULT_VERSION = 1;

/** A finding as reports need it: with what the catalogue says about its requirement. */
export interface ReportedFinding extends Finding {
  readonly rfc: string | null;
  readonly section: string | null;
  readonly level: Level | null;
  /** The requirement's text. */
  readonly clause: string | null;
}

/** What became of one scenario. */
export interface ScenarioResult {
  readonly id: string;
  readonly suite: string;
  readonly title: string;
  readonly why: string;
  readonly place: SourcePlace;
  readonly level: Level;
  readonly requirements: readonly string[];
  readonly impact: readonly Impact[];
  readonly outcome: Outcome;
  /** Why it was skipped, blocked or errored. */
  readonly reason?: string;
  readonly skip?: { readonly because: SkipCause; readonly enable?: string };
  /** Of a blocked scenario: failed scenarios about the command at which it was blocked, so probably its cause. */
  readonly blockedBy?: readonly string[];
  /** Milliseconds since the run began, monotonic. */
  readonly startedMs: number;
  readonly durationMs: number;
  readonly findings: readonly ReportedFinding[];
  readonly remarks: readonly Remark[];
  readonly transcript: readonly TranscriptEntry[];
}

/** Verdict on one requirement. */
export interface RequirementResult {
  readonly id: string;
  /** The catalogue: an RFC, or the topic of one that is scored apart. */
  readonly rfc: string;
  /** Whether no RFC makes it, so that it is scored apart. */
  readonly apart?: boolean;
  readonly section: string;
  /** What the section is about, where there is no RFC to be read. */
  readonly topic?: string;
  readonly command: string | null;
  readonly level: Level;
  readonly basis: Basis;
  /** Why the RFC is read so, when `basis` is `reading`. */
  readonly argument?: string;
  readonly text: string;
  /** Optional feature that a server must offer to be bound by it. */
  readonly feature?: string;
  /** Whether a client can see a violation. */
  readonly observable: boolean;
  /** Link to the section, where there is one. */
  readonly url?: string;
  readonly verdict: Verdict;
  /** Why it was not exercised, or cannot be observed, in a sentence. */
  readonly reason?: string;
  /** Scenarios that exercised it; first the failing ones. */
  readonly scenarios: readonly string[];
}

/**
 * Counts for one catalogue and level: score = met / (met + violated), beside how many were exercised at all. `total` is the sum
 * of met, violated, undetermined, notExercised, notOffered and unobservable.
 */
export interface ScoreRow {
  readonly rfc: string;
  /** Whether the row is scored apart. */
  readonly apart?: boolean;
  readonly level: Level;
  readonly total: number;
  readonly met: number;
  readonly violated: number;
  readonly undetermined: number;
  readonly notExercised: number;
  readonly notOffered: number;
  /** Requirements that no client can see violated; not among `notExercised`. */
  readonly unobservable: number;
  /** Between 0 and 1, null when nothing was judged. */
  readonly score: number | null;
}

/** The verdict and the numbers behind it. */
export interface Scorecard {
  readonly headline: Headline;
  /** One sentence that goes beside the headline: what it rests on and what it leaves out. */
  readonly basis: string;
  readonly failOn: Level;
  /** Catalogues scored apart that count all the same, since the user asked for it. */
  readonly failOnApart: readonly string[];
  readonly rows: readonly ScoreRow[];
  readonly scenarioCounts: Readonly<Record<Outcome, number>>;
  readonly exitStatus: ExitStatus;
}

/** The server under test, as far as the probe learnt about it. */
export interface TargetDescription {
  readonly host: string;
  readonly port: number;
  /** Greeting line, printable; null when none came. */
  readonly greeting: string | null;
  /** IMPLEMENTATION capability (RFC 2449 §6.9). */
  readonly implementation: string | null;
  /** CAPA lines per state; null when CAPA is not offered or the state was not reached. */
  readonly capabilities: {
    readonly authorization: readonly string[] | null;
    readonly transaction: readonly string[] | null;
    /** Before STLS, where the run goes under TLS by it. */
    readonly beforeTls?: readonly string[];
    /** Under TLS, where the run is in clear and the server offers STLS. */
    readonly underTls?: readonly string[];
  };
  /** Optional features found, e.g. TOP, UIDL, APOP, CAPA, PIPELINING. */
  readonly features: readonly string[];
  /** The TLS of the run's connections, or of a look at STLS in a run that is in clear; absent when there was none. */
  readonly tls?: TargetTlsFacts;
}

/** What was learnt of the target's TLS. */
export interface TargetTlsFacts extends TlsFacts {
  readonly way: TlsWay;
}

/** Why a run ended before its plan did. */
export interface RunStop {
  readonly cause:
    | 'start-failed'
    | 'reset-failed'
    | 'unreachable'
    | 'not-pop3'
    | 'no-tls'
    | 'login-refused'
    | 'provisioning-failed'
    | 'target-died'
    | 'interrupted'
    | 'time-limit';
  /** What happened and what to do about it. */
  readonly message: string;
}

/** Everything about a run; the JSON report is exactly this. */
export interface RunResult {
  readonly version: typeof RESULT_VERSION;
  readonly tool: { readonly name: 'pop3spec'; readonly version: string; readonly suiteDigest: string };
  /** The one wall-clock stamp of a run, ISO 8601 UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly target: TargetDescription;
  /** How the maildrop was provisioned: `none`, `maildir`, `command`, `embedded` … */
  readonly provisioner: string;
  /** The command that would repeat this run, without secrets. */
  readonly command: string;
  readonly complete: boolean;
  readonly stop: RunStop | null;
  readonly scorecard: Scorecard;
  /** The known deviations held against the run; absent when none were declared. */
  readonly baseline?: BaselineReport;
  /** What the target announces, held against what it does. */
  readonly capabilityContract: CapabilityContract;
  readonly scenarios: readonly ScenarioResult[];
  readonly requirements: readonly RequirementResult[];
}
