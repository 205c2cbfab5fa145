import type { LoginWay } from './login-way.ts';
import type { TlsVersion } from './tls.ts';

/**
 * The scenario language as it is written in suites/**\/*.json. The JSON Schema (suites/schema/suite.schema.json) is its
 * manual; these types say the same to the compiler.
 */

/** The state that a session is brought to before the scenario's first step. */
export type SessionState = 'connected' | 'authorization' | 'transaction';

/**
 * How a session begins where it is not to come under TLS as the run's connections do. `none`: in clear, as on a port for
 * STLS; `by-hand`: without the handshake on a port that speaks TLS from the first octet, so that a step makes it.
 */
export type SessionTls = 'none' | 'by-hand';

/** What a scenario does to the target beyond reading mail; decides whether it may run there. */
export type Impact = 'deletes' | 'bad-logins' | 'abuse' | 'slow';

/** A suite file. */
export interface SuiteFile {
  /** Path-like name, equal to the file's path below suites/ without `.json`. */
  readonly suite: string;
  readonly title: string;
  readonly scenarios: readonly Scenario[];
}

/** One entry of a maildrop: a fixture message, once or several times. */
export type MaildropEntry = string | { readonly message: string; readonly times: number | string };

/** The parameters of one row of a table; `row` names it. */
export type Row = { readonly row: string } & Readonly<Record<string, string | number | boolean>>;

/** One scenario, or a table of scenarios when it has rows. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** What goes wrong for a person when a server breaks this. */
  readonly why: string;
  /** Messages that the maildrop holds at the start, or `any`: as it stands. */
  readonly maildrop: readonly MaildropEntry[] | 'any';
  /**
   * Where messages cannot be placed: the scenario holds for whatever maildrop of at least so many messages as well, others
   * standing in for those that its steps name. Text only before a row is filled in.
   */
  readonly orAtLeast?: number | string;
  readonly state: SessionState;
  /** How the prelude logs in; by default whichever way the target offers. */
  readonly login?: LoginWay;
  /** How session A begins; as the run's connections do when left out. */
  readonly tls?: SessionTls;
  /** Optional features that the target must offer, e.g. `TOP`. */
  readonly needs?: readonly string[];
  /** All that it does to the server, where it says so: no less than what the steps show by themselves. */
  readonly impact?: readonly Impact[];
  readonly tags?: readonly string[];
  readonly rows?: readonly Row[];
  readonly steps: readonly Step[];
}

/** One step. Which kind it is shows in its keys; see the guards in step-kind.ts. */
export type Step =
  | ExchangeStep
  | OpenStep
  | CloseStep
  | ClosedStep
  | SilentStep
  | PauseStep
  | DeliverStep
  | TlsStep
  | CheckStep;

interface OnSession {
  /** Session that the step is about, `A` when left out. */
  readonly on?: string;
}

interface Proves {
  /** Requirements that the step proves; a step that proves nothing is a precondition. */
  readonly proves?: readonly string[];
}

/** The client sends something and the server must answer. */
export interface ExchangeStep extends OnSession, Proves {
  /** A command line (CRLF is added, UTF-8), or several sent as one pipelined batch. */
  readonly C?: string | readonly string[];
  /** Instead of C: exact octets, one per character (Latin-1); nothing is added. */
  readonly raw?: string;
  /** Instead of C: exact octets in pieces of their own, numbers being pauses in ms between them. */
  readonly segments?: readonly (string | number)[];
  /** What must come back; a list when C is a batch; left out when nothing is awaited yet. */
  readonly S?: Expectation | readonly Expectation[];
  /** Matcher for the multi-line part of a positive reply; goes with a single S that is a string. */
  readonly body?: BodyExpectation;
  /** Overrides what the command's keyword says about a positive reply being multi-line. */
  readonly multiline?: boolean;
  /** Longest time to wait for the reply, in ms; the run's own limit when left out. */
  readonly withinMs?: number;
  /** `off`: this exchange breaks the maildrop model on purpose and the ledger does not judge it. */
  readonly ledger?: 'off';
}

/** One acceptable answer, or several, best first. */
export type Expectation = Answer | { readonly oneOf: readonly Answer[] };

/** One acceptable answer. */
export type Answer = string | ReplyAnswer | ClosedAnswer | WaitsAnswer;

/** A status line, with what follows from it. */
export interface ReplyAnswer extends Proves {
  readonly S: string;
  readonly body?: BodyExpectation;
  /** Said in the report when this alternative was taken: legal, though worth knowing. */
  readonly remark?: string;
  /** The scenario ends here, satisfied so far; the remaining checks are skipped with this reason. */
  readonly ends?: string;
}

/** The server closes the connection instead of answering. */
export interface ClosedAnswer extends Proves {
  readonly closed: true;
  readonly remark?: string;
  readonly ends?: string;
}

/** The server answers nothing within the step's time, and is free to (waiting for a lock, say). */
export interface WaitsAnswer extends Proves {
  readonly waits: true;
  readonly remark?: string;
  readonly ends?: string;
}

/** What the multi-line part of a reply must be. All given members must hold. */
export interface BodyExpectation extends Proves {
  /** Equal to this fixture message, octet for octet. */
  readonly message?: string;
  /** Equal to the body that an earlier step bound with `as`. */
  readonly sameAs?: string;
  /** With `message` or `sameAs`: only its headers, the blank line and this many lines of its body (TOP). */
  readonly top?: number | string;
  /** Exactly these lines, each a pattern. */
  readonly lines?: readonly string[];
  /** Whether `lines` may come in any order; `given` when left out. */
  readonly order?: 'given' | 'any';
  /** Every line matches this pattern; with `as`, its captures become a list of maps. */
  readonly each?: string;
  /** Number of lines. */
  readonly count?: number | string;
  /** Patterns that some line must match. */
  readonly contains?: readonly string[];
  /** Patterns that no line may match. */
  readonly lacks?: readonly string[];
  /** Number of octets after byte-unstuffing, line ends included. */
  readonly octets?: number | string;
  /** Name to bind the body to: `{octets, lines, sha256, header}`, or a list of maps with `each`. */
  readonly as?: string;
}

/**
 * Opens another session (or the first again) and brings it to a state; a refused login is tried again for a while, since
 * locks take a moment to go. With `proves`, that it can be opened is on trial; without, failure blocks the scenario.
 */
export interface OpenStep extends Proves {
  readonly open: string;
  readonly state: SessionState;
  /** The account to log in with; `first` when left out. */
  readonly account?: 'first' | 'second';
  readonly login?: LoginWay;
  /** How it begins; as the run's connections do when left out. */
  readonly tls?: SessionTls;
}

/** The client ends the connection: whole (`fin`), only its sending side (`half`), or abruptly (`reset`). */
export interface CloseStep extends OnSession {
  readonly close: 'fin' | 'half' | 'reset';
}

/** The server must close the connection, having sent nothing more. */
export interface ClosedStep extends OnSession, Proves {
  readonly closed: true;
  readonly withinMs?: number;
}

/** The server must send nothing for this many ms. */
export interface SilentStep extends OnSession, Proves {
  readonly silent: number;
}

/** Nothing happens for a while. */
export interface PauseStep {
  /** How many ms, or an expression for them: `{= delay * 1000}`. */
  readonly pause: number | string;
  /** With an expression: no longer than so many ms are waited; where it comes to more, the scenario ends, satisfied. */
  readonly atMostMs?: number;
}

/**
 * New messages arrive in the first account's maildrop, behind those that it holds. While a session is open on it they may
 * stay unseen; otherwise the runner waits until the server shows them.
 */
export interface DeliverStep {
  readonly deliver: readonly string[];
}

/**
 * The client begins a TLS handshake now, behind STLS or wherever it is on trial. Reasons of trust do not make it fail. When
 * it succeeds the session begins anew, and what is known of its TLS is bound.
 */
export interface TlsStep extends OnSession, Proves {
  readonly tls: TlsExpectation;
  /** The only version to offer; all that mail clients offer today when left out. */
  readonly version?: TlsVersion;
  /** Longest time for the handshake, in ms; the run's own limit when left out. */
  readonly withinMs?: number;
}

/** One acceptable end of a handshake, or several, best first. */
export type TlsExpectation = TlsAnswer | { readonly oneOf: readonly TlsAnswer[] };

/** One acceptable end of a handshake: it succeeds, or it comes to nothing in whatever way. */
export type TlsAnswer = 'accepted' | 'refused' | AcceptedAnswer | RefusedAnswer;

/** The handshake succeeds. */
export interface AcceptedAnswer extends Proves {
  readonly accepted: true;
  readonly remark?: string;
  readonly ends?: string;
}

/** The handshake comes to nothing. */
export interface RefusedAnswer extends Proves {
  readonly refused: true;
  readonly remark?: string;
  readonly ends?: string;
}

/** A relation between captured values, as a CEL expression. */
export type CheckStep = RelationStep | ConditionStep;

/** It must be true. */
export interface RelationStep extends Proves {
  readonly check: string;
  /** What it means when the expression is false. */
  readonly otherwise: string;
  readonly ends?: never;
}

/** Where it is not, there is nothing more to look at. */
export interface ConditionStep {
  readonly check: string;
  /** The scenario ends here, satisfied so far; the remaining checks are skipped with this reason. */
  readonly ends: string;
  readonly otherwise?: never;
  readonly proves?: never;
}
