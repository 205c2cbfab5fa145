import { formatDiagnostics } from '../suite/format-diagnostic.ts';
import type { Loaded } from '../suite/loaded.ts';
import { packageRoot } from '../suite/package-root.ts';
import { readSuites } from '../suite/read-suites.ts';
import { checkSelection, EVERYTHING, type SelectionProblem } from '../suite/selection.ts';
import { divideSuiteArguments } from '../suite/suite-arguments.ts';
import { UsageError } from './mistake.ts';

/** The suites that `--suite` names, ready to be planned. */
export interface ChosenSuites {
  readonly loaded: Loaded;
  /** Names and globs for the selection; empty: all that was loaded. */
  readonly names: readonly string[];
}

/**
 * Reads the suites that the arguments of `--suite` name: bundled ones by name, the user's own by path, all bundled ones
 * without any argument.
 */
export async function loadSuites(suiteArguments: readonly string[]): Promise<ChosenSuites> {
  const { own, names } = await divideSuiteArguments(suiteArguments);
  const root = packageRoot();
  if (own.length === 0) return { loaded: await readSuites({ root }), names };
  if (names.length === 0) return { loaded: await readSuites({ root, own, bundled: 'leave' }), names };
  const loaded = await readSuites({ root, own });
  // Selected by name, the bundled ones would shut out those that were named by their path.
  const ownNames = loaded.suites.filter(({ origin }) => origin === 'own').map(({ name }) => name);
  return { loaded, names: [...names, ...ownNames] };
}

/** What is wrong with the suites, as a compiler says it, ending with a line end; empty when nothing is. */
export function problemsOf({ diagnostics, sources }: Loaded): string {
  return diagnostics.length === 0 ? '' : `${formatDiagnostics(diagnostics, sources)}\n`;
}

/** Reads suites for commands that only look at them; throws when they cannot be read or a name is unknown. */
export async function readableSuites(suiteArguments: readonly string[]): Promise<ChosenSuites> {
  const { loaded, names } = await loadSuites(suiteArguments);
  const problems = problemsOf(loaded);
  const unknown = problems === '' ? checkSelection(loaded, { ...EVERYTHING, suites: names }) : [];
  if (problems !== '' || unknown.length > 0) throw new UsageError(unknown.map(sentenceOf), problems);
  return { loaded, names };
}

/** A problem with the selection as one sentence. */
export function sentenceOf({ option, message, hint }: SelectionProblem): string {
  return `${option}: ${message}${hint === undefined ? '' : `; ${hint}`}`;
}
