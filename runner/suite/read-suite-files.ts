import type { SuiteFile } from '../model/suite.ts';
import type { Diagnostic } from './diagnostic.ts';
import { findBundled, findOwn } from './find-suites.ts';
import type { SuitePath } from './find-suites.ts';
import { readDocument } from './read-document.ts';
import type { Document } from './read-document.ts';
import type { ReadRequest } from './read-request.ts';
import type { WrittenScenario } from './resolve-scenario.ts';
import type { SourceFile } from './source-file.ts';
import { writtenScenarios } from './written-scenarios.ts';

/** A suite that conforms to the schema. */
export interface ReadSuite {
  readonly path: SuitePath;
  readonly document: Document<SuiteFile>;
  readonly scenarios: readonly WrittenScenario[];
}

/** The suites that could be read, and what is wrong with the others. */
export interface SuiteFilesRead {
  readonly suites: readonly ReadSuite[];
  readonly sources: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the bundled suites and the user's own. */
export async function readSuiteFiles(request: ReadRequest): Promise<SuiteFilesRead> {
  const bundled = request.bundled === 'leave' ? [] : findBundled(request.root);
  const own = (request.own ?? []).flatMap(findOwn);
  const paths = withoutRepetitions([...bundled, ...own]);
  const reads = await Promise.all(
    paths.map(async (path) => ({ path, ...(await readDocument<SuiteFile>(path, 'suite')) })),
  );
  return {
    suites: reads.flatMap(({ path, document }) =>
      document === null ? [] : [{ path, document, scenarios: writtenScenarios(document) }],
    ),
    sources: reads.flatMap(({ source }) => (source === null ? [] : [source])),
    diagnostics: reads.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** A file that is given twice, or given though it is bundled, is read once. */
function withoutRepetitions(paths: readonly SuitePath[]): readonly SuitePath[] {
  const seen = new Set<string>();
  return paths.filter(({ path }) => {
    const isNew = !seen.has(path);
    seen.add(path);
    return isNew;
  });
}
