import type { Catalogue } from '../model/requirement.ts';
import type { NamedBaseline } from '../score/apply-baseline.ts';
import type { Diagnostic } from '../suite/diagnostic.ts';
import { formatDiagnostics } from '../suite/format-diagnostic.ts';
import { readBaseline } from '../suite/read-baseline.ts';

/** The known deviations that a run is held against. */
export interface KnownDeviations extends NamedBaseline {
  /** What somebody should look at in the file, as a compiler says it; empty when there is nothing. */
  readonly warnings: string;
}

/** What came of reading a baseline: null with what is wrong in it, as a compiler says it. */
export interface LoadedBaseline {
  readonly known: KnownDeviations | null;
  readonly problems: string;
}

/** Reads a file of known deviations and holds it against the catalogues. */
export async function loadBaseline(file: string, catalogues: readonly Catalogue[]): Promise<LoadedBaseline> {
  const { baseline, source, diagnostics, warnings } = await readBaseline(file, catalogues);
  const sources = new Map(source === null ? [] : [[source.path, source.text]]);
  const told = (those: readonly Diagnostic[]): string =>
    those.length === 0 ? '' : `${formatDiagnostics(those, sources)}\n`;
  const doubts = warnings.map((each) => ({ ...each, message: `warning: ${each.message}` }));
  return {
    known: baseline === null ? null : { file, baseline, warnings: told(doubts) },
    problems: told(diagnostics),
  };
}
