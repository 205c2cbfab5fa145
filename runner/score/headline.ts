import type { ExitStatus, Headline } from '../model/outcome.ts';
import type { HeadlineFacts } from './judged.ts';

/** The verdict on a run, and what decided it. */
export type Ruling =
  | { readonly headline: 'not conformant'; readonly because: 'violations' }
  | {
      readonly headline: 'undetermined';
      readonly because:
        'cut-short' | 'nothing-ran' | 'nothing-judged' | 'unjudged-scenarios' | 'unjudged-requirements';
    }
  | { readonly headline: 'conformant'; readonly because: 'all-judged-are-met' };

/** docs/scoring.md, "The headline": the first rule that holds. */
export function ruleOn(facts: HeadlineFacts): Ruling {
  const { counting, unattributed, complete, ran, blocked, errored } = facts;
  if (counting.violated + unattributed > 0) return { headline: 'not conformant', because: 'violations' };
  if (!complete) return { headline: 'undetermined', because: 'cut-short' };
  if (ran === 0) return { headline: 'undetermined', because: 'nothing-ran' };
  if (counting.met === 0) return { headline: 'undetermined', because: 'nothing-judged' };
  if (blocked + errored > 0) return { headline: 'undetermined', because: 'unjudged-scenarios' };
  if (counting.undetermined > 0) return { headline: 'undetermined', because: 'unjudged-requirements' };
  return { headline: 'conformant', because: 'all-judged-are-met' };
}

/**
 * The exit status of a run. A run that was cut short is 3 even when it found violations: 1 promises that the list of
 * deviations is whole, which scripts compare and count.
 */
export function exitStatusOf(headline: Headline, complete: boolean): ExitStatus {
  if (!complete) return 3;
  switch (headline) {
    case 'conformant':
      return 0;
    case 'not conformant':
      return 1;
    case 'undetermined':
      return 3;
  }
}
