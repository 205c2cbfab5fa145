import type { JSX } from 'preact';
import type { ScoreRow } from '../../runner/model/result.ts';

/**
 * Met, violated and not judged as lengths. A drawing, since content policies such as that of Jenkins forbid style
 * attributes; the numbers stand beside it in words. Violated is drawn taller: it must be seen without colour as well.
 */
export function ScoreBar({ row }: { readonly row: ScoreRow }): JSX.Element {
  const binding = Math.max(1, row.total - row.notOffered - row.unobservable);
  const met = (100 * row.met) / binding;
  const violated = (100 * row.violated) / binding;
  return (
    <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" width="100" height="6" aria-hidden="true">
      <rect class="rest" x="0" y="2" width="100" height="2" fill="#999" />
      <rect class="met" x="0" y="1" width={met.toFixed(2)} height="4" fill="#275" />
      <rect class="violated" x={met.toFixed(2)} y="0" width={violated.toFixed(2)} height="6" fill="#a22" />
    </svg>
  );
}
