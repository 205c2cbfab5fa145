import type { RunResult, ScoreRow } from '../../runner/model/result.ts';
import { addressOf } from '../text/reproduction.ts';
import { count, percent } from '../text/figures.ts';
import { clipped, legible } from '../text/legible.ts';
import type { Cell, Comparison, ComparedSection } from './comparison.ts';

/** Longest name of a product, or greeting, in the head of a column, in characters. */
const PRODUCT_WIDTH = 60;

/** What the server calls itself: by IMPLEMENTATION (RFC 2449 §6.9), else by its greeting. */
export function productOf({ target }: RunResult): string {
  const { implementation, greeting } = target;
  return clipped(legible(implementation ?? greeting ?? 'says nothing of itself'), PRODUCT_WIDTH);
}

/** Day, version of pop3spec, and address of a run. */
export function runOf(result: RunResult): readonly string[] {
  return [
    legible(result.startedAt.slice(0, 'YYYY-MM-DD'.length)),
    `pop3spec ${legible(result.tool.version)}`,
    addressOf(result),
  ];
}

/** A cell in words. */
export function cellWords({ verdict, known }: Cell): string {
  if (verdict === 'absent') return 'not asked';
  return known ? 'violated, known' : verdict.replace('-', ' ');
}

/** A row of a scorecard in words: `44 of 45 met (98 %), 45 of 51 judged`. */
export function scoreWords(row: ScoreRow | undefined): string {
  if (row === undefined) return 'not asked';
  const judged = row.met + row.violated;
  const binding = row.total - row.notOffered - row.unobservable;
  if (row.score === null) return binding === 0 ? 'none to judge' : `0 of ${binding} judged`;
  return `${row.met} of ${judged} met (${percent(row.score)}), ${judged} of ${binding} judged`;
}

/** What the tables come to, in a sentence. */
export function tellingSentence({ telling, alike, servers }: Comparison): string {
  const rows = (sections: readonly ComparedSection[]): number =>
    sections.reduce((sum, section) => sum + section.rows.length, 0);
  const shown = count(rows(telling), 'requirement');
  return `${shown} on which ${count(servers.length, 'server')} differ or that one of them violates; on ${rows(alike)} more they are alike, and none violates them.`;
}

/** The catalogues and levels of which somebody was judged or bound, in the order of the scorecards. */
export function scoreKeys({ servers }: Comparison): readonly Pick<ScoreRow, 'rfc' | 'level' | 'apart'>[] {
  const keys = new Map<string, Pick<ScoreRow, 'rfc' | 'level' | 'apart'>>();
  const rows = servers.flatMap(({ result }) => result.scorecard.rows);
  for (const row of rows.filter(({ total, notOffered, unobservable }) => total > notOffered + unobservable)) {
    const key = JSON.stringify([row.rfc, row.level]);
    if (!keys.has(key)) keys.set(key, row);
  }
  return [...keys.values()];
}

/** The row of a scorecard, if it has one. */
export function scoreIn(
  { scorecard }: RunResult,
  { rfc, level }: Pick<ScoreRow, 'rfc' | 'level'>,
): ScoreRow | undefined {
  return scorecard.rows.find((row) => row.rfc === rfc && row.level === level);
}
