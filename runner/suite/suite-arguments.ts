import { stat } from 'node:fs/promises';

/** What `--suite` was given: files and folders of the user's own, and names of suites. */
export interface SuiteArguments {
  readonly own: readonly string[];
  readonly names: readonly string[];
}

/** Tells paths from names: a path exists or looks like one, everything else is a name or a glob. */
export async function divideSuiteArguments(given: readonly string[]): Promise<SuiteArguments> {
  const arePaths = await Promise.all(given.map(isPath));
  return {
    own: given.filter((_, index) => arePaths[index] === true),
    names: given.filter((_, index) => arePaths[index] !== true),
  };
}

async function isPath(given: string): Promise<boolean> {
  if (given.endsWith('.json') || /^\.{0,2}\//.test(given)) return true;
  return stat(given).then(
    () => true,
    () => false,
  );
}
