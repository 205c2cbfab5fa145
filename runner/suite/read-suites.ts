import type { Catalogue, Level } from '../model/requirement.ts';
import type { Diagnostic } from './diagnostic.ts';
import { sortDiagnostics } from './format-diagnostic.ts';
import type { World } from './lint/problem.ts';
import type { Loaded, LoadedSuite } from './loaded.ts';
import { readCatalogues } from './read-catalogues.ts';
import { readMessages } from './read-messages.ts';
import type { ReadRequest } from './read-request.ts';
import { readSuiteFiles } from './read-suite-files.ts';
import type { ReadSuite } from './read-suite-files.ts';
import { repeatedIds } from './repeated-ids.ts';
import { resolveScenario } from './resolve-scenario.ts';

export type { ReadRequest } from './read-request.ts';

/** Reads suites and what they refer to. What is wrong in them comes as diagnostics, all of it at once. */
export async function readSuites(request: ReadRequest): Promise<Loaded> {
  const [catalogues, messages, suites] = await Promise.all([
    readCatalogues(request.root, request.lint ?? 'own'),
    readMessages(request.root),
    readSuiteFiles(request),
  ]);
  const parts = [catalogues, messages, suites];
  const world = worldOf(
    catalogues.catalogues,
    messages.messages.map(({ name }) => name),
  );
  const linted = await lintAll(
    suites.suites.filter(({ path }) => request.lint === 'full' || path.name === null),
    world,
  );
  const repeated = repeatedIds(suites.suites.flatMap(({ scenarios }) => scenarios));
  return {
    suites: suites.suites.map((suite) => loadedSuite(suite, world)),
    catalogues: catalogues.catalogues,
    messages: messages.messages,
    diagnostics: sortDiagnostics([
      ...parts.flatMap(({ diagnostics }) => diagnostics),
      ...repeated,
      ...linted,
    ]),
    sources: new Map(parts.flatMap(({ sources }) => sources).map(({ path, text }) => [path, text])),
  };
}

function worldOf(catalogues: readonly Catalogue[], messages: readonly string[]): World {
  const requirements = catalogues.flatMap((catalogue) => catalogue.requirements);
  return { requirements: new Map(requirements.map((each) => [each.id, each])), messages };
}

async function lintAll(suites: readonly ReadSuite[], world: World): Promise<readonly Diagnostic[]> {
  if (suites.length === 0) return [];
  // Brings the expression parser with it, which a run has no use for so early.
  const { lintSuite } = await import('./lint-suite.ts');
  return (await Promise.all(suites.map((suite) => lintSuite(suite, world)))).flat();
}

function loadedSuite({ path, document, scenarios }: ReadSuite, { requirements }: World): LoadedSuite {
  const levels: ReadonlyMap<string, Level> = new Map([...requirements].map(([id, { level }]) => [id, level]));
  const { suite, title } = document.value;
  return {
    name: suite,
    title,
    file: document.source.path,
    origin: path.name === null ? 'own' : 'bundled',
    scenarios: scenarios.map((written) => resolveScenario(written, levels)),
  };
}
