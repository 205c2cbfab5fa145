import type { JSX } from 'preact';
import { rfcName } from '../../runner/model/rfc-name.ts';
import type { RunResult } from '../../runner/model/result.ts';
import { apartCatalogues, APART_SENTENCE } from '../text/apart.ts';
import type { ApartCatalogue } from '../text/apart.ts';
import { apartGroupsOf } from '../text/failures.ts';
import { count } from '../text/figures.ts';
import { legible } from '../text/legible.ts';
import { unjudgedIn } from '../text/unjudged.ts';
import { apartAnchor } from './anchor.ts';
import { FailureGroups } from './failures.tsx';
import { Reasons } from './unjudged.tsx';

/** What no RFC asks for, each catalogue by itself: findings, and what was not judged. */
export function Apart({ result }: { readonly result: RunResult }): JSX.Element {
  return (
    <>
      {apartCatalogues(result).map((catalogue) => (
        <Catalogue result={result} catalogue={catalogue} />
      ))}
    </>
  );
}

interface CatalogueProps {
  readonly result: RunResult;
  readonly catalogue: ApartCatalogue;
}

function Catalogue({ result, catalogue }: CatalogueProps): JSX.Element {
  const anchor = apartAnchor(catalogue.rfc);
  const unjudged = unjudgedIn(catalogue.requirements);
  return (
    <section class="apart" aria-labelledby={anchor}>
      <h2 id={anchor}>{legible(rfcName(catalogue.rfc))}, scored apart</h2>
      <p>
        {APART_SENTENCE} {outcome(catalogue)}
      </p>
      <FailureGroups result={result} groups={apartGroupsOf(result, catalogue.rfc)} />
      {unjudged.length === 0 ? null : (
        <div class="left-out">
          <Reasons groups={unjudged} caption="Not judged" />
        </div>
      )}
    </section>
  );
}

function outcome({ requirements }: ApartCatalogue): string {
  const number = (verdict: 'met' | 'violated'): number =>
    requirements.filter((each) => each.verdict === verdict).length;
  const judged = number('met') + number('violated');
  if (judged === 0) return `None of ${count(requirements.length, 'requirement')} was judged.`;
  const violated = number('violated');
  return `${violated} of ${count(judged, 'judged requirement')} ${violated === 1 ? 'is' : 'are'} violated.`;
}
