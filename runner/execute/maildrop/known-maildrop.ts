import type { FixtureMessage } from '../../model/message.ts';

/** The maildrop as a scenario finds it: its messages and their numbers, in the same order. */
export interface KnownMaildrop {
  readonly messages: readonly FixtureMessage[];
  readonly numbers: readonly number[];
  /** How many it holds in all, where these are but some that stand in for others. */
  readonly count?: number;
}
