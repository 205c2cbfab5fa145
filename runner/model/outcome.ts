/**
 * Outcome of a check or a scenario: the server did right, broke it, could not be judged because a precondition failed,
 * could not be judged because of the harness or the network, or was left out with a reason.
 */
export type Outcome = 'passed' | 'failed' | 'blocked' | 'errored' | 'skipped';

/** Worst first: the outcome of a scenario is the first of these that one of its findings has. */
export const OUTCOMES: readonly Outcome[] = ['failed', 'errored', 'blocked', 'passed', 'skipped'];

/** Verdict on one requirement over a whole run. */
export type Verdict = 'met' | 'violated' | 'undetermined' | 'not-exercised' | 'not-offered';

/** Verdict on the whole run, at the level that `--fail-on` sets. */
export type Headline = 'conformant' | 'not conformant' | 'undetermined';

/** Exit status of the command line: conformant, deviations, wrong usage, undetermined. */
export type ExitStatus = 0 | 1 | 2 | 3;
