import type { JSX } from 'preact';
import type { Outcome } from '../../runner/model/outcome.ts';
import type { Level } from '../../runner/model/requirement.ts';
import type { ShownVerdict } from '../text/shown-verdict.ts';

/** Small marks that say by shape and word, never by colour alone, how something stands. */

export function LevelMark({ level }: { readonly level: Level }): JSX.Element {
  return <span class={`level ${level.toLowerCase()}`}>{level}</span>;
}

export function OutcomeMark({ outcome }: { readonly outcome: Outcome }): JSX.Element {
  return <Mark tone={OUTCOME_TONES[outcome]} word={outcome} />;
}

export function VerdictMark({ verdict }: { readonly verdict: ShownVerdict }): JSX.Element {
  return <Mark tone={VERDICT_TONES[verdict]} word={verdict.replace('-', ' ')} />;
}

export type Tone = 'good' | 'bad' | 'unsure' | 'absent';

export function Glyph({ tone }: { readonly tone: Tone }): JSX.Element {
  return (
    <span class="glyph" aria-hidden="true">
      {GLYPHS[tone]}
    </span>
  );
}

export function Mark({ tone, word }: { readonly tone: Tone; readonly word: string }): JSX.Element {
  return (
    <span class={`mark ${tone}`}>
      <Glyph tone={tone} /> {word}
    </span>
  );
}

export const OUTCOME_TONES: Readonly<Record<Outcome, Tone>> = {
  passed: 'good',
  failed: 'bad',
  blocked: 'unsure',
  errored: 'unsure',
  skipped: 'absent',
};

const VERDICT_TONES: Readonly<Record<ShownVerdict, Tone>> = {
  met: 'good',
  violated: 'bad',
  undetermined: 'unsure',
  'not-exercised': 'absent',
  'not-offered': 'absent',
  unobservable: 'absent',
};

const GLYPHS: Readonly<Record<Tone, string>> = { good: '✓', bad: '✗', unsure: '?', absent: '–' };
