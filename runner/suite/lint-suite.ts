import type { SuiteFile } from '../model/suite.ts';
import { diagnose } from './diagnostic.ts';
import type { Diagnostic } from './diagnostic.ts';
import { nodeAt } from './json-tree.ts';
import { checkRows } from './lint/check-rows.ts';
import { lintScenario } from './lint/lint-scenario.ts';
import { diagnosticOf } from './lint/problem.ts';
import type { World } from './lint/problem.ts';
import { quoted } from './nearest.ts';
import type { Document } from './read-document.ts';
import type { ReadSuite } from './read-suite-files.ts';
import { schemaNamed } from './schemas.ts';
import { explainMisfit, fitsSchema } from './written-scenarios.ts';

/** Everything wrong in a suite that conforms to the schema. */
export async function lintSuite(
  { path, document, scenarios }: ReadSuite,
  world: World,
): Promise<readonly Diagnostic[]> {
  const schema = schemaNamed('suite');
  const misfits = scenarios.filter((written) => !fitsSchema(written, schema));
  const explained = await Promise.all(misfits.map((written) => explainMisfit(written, schema)));
  const sound = scenarios.filter((written) => !misfits.includes(written));
  return [
    ...checkName(document, path.name),
    ...document.value.scenarios.flatMap((_, index) => lintRows(document, index)),
    ...explained.flat(),
    ...sound.flatMap((written) => lintScenario(written, world)),
  ];
}

/** A suite is found by its name, so the name is its path: all of it, or for the user's own the end of it. */
function checkName({ source, root, value }: Document<SuiteFile>, name: string | null): readonly Diagnostic[] {
  const path = `/${source.path.replace(/\.json$/, '')}`;
  if (name === null ? path.endsWith(`/${value.suite}`) : value.suite === name) return [];
  const hint =
    name === null ? `the name is the end of the path: ${quoted(ending(path))}` : `call it ${quoted(name)}`;
  const message = `the suite is not called as its file`;
  return [diagnose(source, nodeAt(root, ['suite']), { message, hint })];
}

function ending(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function lintRows({ source, root, value }: Document<SuiteFile>, index: number): readonly Diagnostic[] {
  const scenario = value.scenarios[index];
  if (scenario === undefined) return [];
  const text = { source, node: nodeAt(root, ['scenarios', index]), row: null };
  return checkRows(scenario).map((problem) => diagnosticOf(text, problem));
}
