import type { FixtureMessage } from '../model/message.ts';
import type { PlannedScenario } from '../model/plan.ts';
import type { Catalogue } from '../model/requirement.ts';
import type { Diagnostic } from './diagnostic.ts';

/** Everything that was read: suites, and what they refer to. */
export interface Loaded {
  /** The bundled suites by name, then the user's own as given. */
  readonly suites: readonly LoadedSuite[];
  readonly catalogues: readonly Catalogue[];
  readonly messages: readonly FixtureMessage[];
  /** What is wrong; nothing can be planned unless this is empty. */
  readonly diagnostics: readonly Diagnostic[];
  /** Text of every file that was read (messages as Latin-1), by the path that diagnostics show. */
  readonly sources: ReadonlyMap<string, string>;
}

/** A suite ready to be planned. */
export interface LoadedSuite {
  readonly name: string;
  readonly title: string;
  readonly file: string;
  /** Whether it came with the package or is the user's own. */
  readonly origin: 'bundled' | 'own';
  readonly scenarios: readonly ResolvedScenario[];
}

/** A scenario with its rows expanded and parameters filled in: all of a planned one but the decision. */
export type ResolvedScenario = Omit<PlannedScenario, 'decision'>;
