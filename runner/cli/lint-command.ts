import type { ExitStatus } from '../model/outcome.ts';
import { packageRoot } from '../suite/package-root.ts';
import { readSuites } from '../suite/read-suites.ts';
import { problemsOf } from './load-suites.ts';
import { UsageError } from './mistake.ts';
import type { Terminal } from './terminal.ts';

/** `lint` as it was called. */
export interface LintCall {
  readonly paths: readonly string[];
  readonly terminal: Terminal;
}

/** `pop3spec lint`: reads suites with every check, and says all that is wrong with them. */
export async function lintCommand({ paths, terminal }: LintCall): Promise<ExitStatus> {
  const bundled = paths.length === 0 ? 'read' : 'leave';
  const loaded = await readSuites({ root: packageRoot(), own: paths, bundled, lint: 'full' });
  const problems = problemsOf(loaded);
  if (problems !== '') throw new UsageError([], problems);
  const scenarios = loaded.suites.reduce((sum, suite) => sum + suite.scenarios.length, 0);
  const requirements = loaded.catalogues.reduce((sum, catalogue) => sum + catalogue.requirements.length, 0);
  const suites = loaded.suites.length;
  terminal.out.write(`${suites} suites, ${scenarios} scenarios, ${requirements} requirements: no problems\n`);
  return 0;
}
