import type { JSX } from 'preact';
import type { Headline, Outcome } from '../../runner/model/outcome.ts';
import type { RunResult } from '../../runner/model/result.ts';
import { duration, sentence } from '../text/figures.ts';
import { legible } from '../text/legible.ts';
import { addressOf } from '../text/reproduction.ts';
import { headlineWords } from '../text/headline-words.ts';
import { BaselineBasis } from './baseline.tsx';
import { Glyph, OUTCOME_TONES } from './marks.tsx';
import type { Tone } from './marks.tsx';
import { Target } from './target.tsx';

/** The verdict, what it rests on, and the counts: what a reader came for. */
export function Summary({ result }: { readonly result: RunResult }): JSX.Element {
  const { scorecard } = result;
  const tone = toneOf(result);
  return (
    <header class={`summary ${tone}`}>
      <div>
        <p class="over">
          POP3 conformance of <strong>{addressOf(result)}</strong>
        </p>
        <h1>
          <Glyph tone={tone} /> {headlineWords(result)}
        </h1>
        <p class="basis">{legible(scorecard.basis)}</p>
        <BaselineBasis result={result} />
        <Stop result={result} />
        <Counts result={result} />
        <p class="run">
          <StartedAt text={result.startedAt} /> · {duration(result.durationMs)} · pop3spec{' '}
          {legible(result.tool.version)} · maildrop: {legible(result.provisioner)}
        </p>
      </div>
      <Target result={result} />
    </header>
  );
}

const HEADLINE_TONES: Readonly<Record<Headline, Tone>> = {
  conformant: 'good',
  'not conformant': 'bad',
  undetermined: 'unsure',
};

/** What is known is neither good nor news; a baseline that does not hold is no good news either. */
function toneOf({ scorecard, baseline }: RunResult): Tone {
  if (baseline?.agreement === 'otherwise') return 'bad';
  const isKnown = baseline?.agreement === 'as-declared' && scorecard.headline === 'not conformant';
  return isKnown ? 'unsure' : HEADLINE_TONES[scorecard.headline];
}

function Stop({ result: { stop, complete } }: { readonly result: RunResult }): JSX.Element | null {
  if (complete) return null;
  return (
    <p class="stop">
      <strong>The run was cut short.</strong> {legible(sentence(stop?.message ?? ''))}
    </p>
  );
}

const OUTCOMES_SHOWN: readonly Outcome[] = ['passed', 'failed', 'errored', 'blocked', 'skipped'];

function Counts({ result }: { readonly result: RunResult }): JSX.Element {
  const { scenarioCounts } = result.scorecard;
  return (
    <section aria-label="Scenarios by outcome">
      <dl class="counts">
        <div>
          <dt>scenarios</dt>
          <dd>{result.scenarios.length}</dd>
        </div>
        {OUTCOMES_SHOWN.map((outcome) => (
          <div class={scenarioCounts[outcome] === 0 ? 'absent' : OUTCOME_TONES[outcome]}>
            <dt>{outcome}</dt>
            <dd>{scenarioCounts[outcome]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The one wall-clock stamp of the run; shown as it is when it is not what it should be. */
function StartedAt({ text }: { readonly text: string }): JSX.Element {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(text) ?? [];
  if (day === undefined || time === undefined) return <span>{legible(text)}</span>;
  return (
    <time dateTime={text}>
      {day} {time} UTC
    </time>
  );
}
