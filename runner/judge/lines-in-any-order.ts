/**
 * Gives each pattern a line of its own, or names the first pattern that none is left for. A pattern may fit several lines,
 * so a line once given is taken back where its pattern fits another one as well (augmenting paths): taking the first
 * that fits could accuse a listing that is right.
 */
export function linesInAnyOrder<Pattern, Line>(
  patterns: readonly Pattern[],
  lines: readonly Line[],
  fits: (pattern: Pattern, line: Line) => boolean,
): Pattern | null {
  const holders = new Map<number, Pattern>();
  const seat = (pattern: Pattern, tried: Set<number>): boolean => {
    for (const [index, line] of lines.entries()) {
      if (tried.has(index) || !fits(pattern, line)) continue;
      tried.add(index);
      const holder = holders.get(index);
      if (holder === undefined || seat(holder, tried)) {
        holders.set(index, pattern);
        return true;
      }
    }
    return false;
  };
  return patterns.find((pattern) => !seat(pattern, new Set())) ?? null;
}
