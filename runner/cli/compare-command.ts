import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { compare, type NamedResult } from '../../reports/compare/comparison.ts';
import { COMPARISON_WRITERS } from '../../reports/compare/write.tsx';
import { write as writeMarkdown } from '../../reports/compare/markdown.ts';
import { textOf } from '../../reports/report-file.ts';
import type { ExitStatus } from '../model/outcome.ts';
import { Mistakes, UsageError } from './mistake.ts';
import { parseReports } from './parse-reporting.ts';
import { writeReports } from './report-files.ts';
import type { RenderOptionValues } from './option-values.ts';
import { savedResult } from './saved-result.ts';
import type { Terminal } from './terminal.ts';

/** `report --compare` as it was called. */
export interface CompareCall {
  readonly paths: readonly string[];
  readonly values: RenderOptionValues;
  readonly terminal: Terminal;
}

/** `pop3spec report --compare`: puts saved results side by side; printed as Markdown when no report is asked for. */
export async function compareCommand({ paths, values, terminal }: CompareCall): Promise<ExitStatus> {
  const mistakes = new Mistakes();
  if (paths.length < 2) mistakes.add('--compare needs two results at least');
  const servers = await readAll(paths.map(columnOf), mistakes);
  const requests = await parseReports(values.report ?? [], COMPARISON_WRITERS, mistakes);
  if (mistakes.messages.length > 0) throw new UsageError(mistakes.messages);
  const comparison = compare(servers);
  const { paths: written, mistakes: unwritten } = await writeReports(comparison, requests);
  const [printed] = requests.length === 0 ? writeMarkdown(comparison, '') : [];
  terminal.out.write(
    printed === undefined ? written.map((path) => `report: ${path}\n`).join('') : textOf(printed),
  );
  if (unwritten.length > 0) throw new UsageError(unwritten.map(({ message }) => message));
  return 0;
}

interface Column {
  readonly name: string;
  readonly path: string;
}

/** `NAME=FILE`, or a file that gives its own name; a file whose name holds "=" is taken for what it is. */
function columnOf(given: string): Column {
  const [, name, path] = /^([^=]+)=(.+)$/s.exec(given) ?? [];
  if (name === undefined || path === undefined || existsSync(given))
    return { name: basename(given).replace(/\.json$/i, ''), path: given };
  return { name, path };
}

async function readAll(columns: readonly Column[], mistakes: Mistakes): Promise<readonly NamedResult[]> {
  const names = columns.map(({ name }) => name);
  for (const name of new Set(names.filter((each, index) => names.indexOf(each) !== index)))
    mistakes.add(`two results are called "${name}": give them names, as in one=FILE other=FILE`);
  const servers: NamedResult[] = [];
  for (const { name, path } of columns) {
    const result = mistakes.keep(await savedResult(path));
    if (result !== null) servers.push({ name, result });
  }
  return servers;
}
