import { join, resolve } from 'node:path';
import { WRITERS, type Writer } from '../../reports/writers.ts';
import type { RunResult } from '../model/result.ts';
import { mistake, type Mistake } from './mistake.ts';
import { quoted, suggestion } from '../suite/nearest.ts';

/** A report that was asked for. */
export interface ReportRequest<Subject = RunResult> {
  readonly writer: Writer<Subject>;
  /** As the user wrote it. */
  readonly path: string;
}

/** Where reports go when nobody says where. */
const REPORT_FOLDER = 'pop3spec-report';

/** What is written when nobody asks for anything: one for people, one for build servers, one to render again. */
const DEFAULT_FORMATS: readonly string[] = ['html', 'junit', 'json'];

/** The reports of a run without `--report`. */
export function defaultReports(): readonly ReportRequest[] {
  return WRITERS.filter(({ name }) => DEFAULT_FORMATS.includes(name)).map((writer) => ({
    writer,
    path: join(REPORT_FOLDER, writer.fileName),
  }));
}

/** `FORMAT=PATH`, the format being one of these. */
export function parseReport<Subject>(
  text: string,
  writers: readonly Writer<Subject>[],
): ReportRequest<Subject> | Mistake {
  const [format = '', ...rest] = text.split('=');
  const path = rest.join('=');
  const writer = writers.find(({ name }) => name === format);
  if (writer === undefined)
    return mistake(
      unknown(
        format,
        writers.map(({ name }) => name),
      ),
    );
  if (path === '')
    return mistake(`--report ${format} needs a path, as in --report ${format}=${writer.fileName}`);
  return { writer, path };
}

function unknown(format: string, known: readonly string[]): string {
  const hint = suggestion(format, known);
  return `report format ${quoted(format)} is not known${hint === undefined ? '' : `; ${hint}`}`;
}

/** Paths that two reports want: the second would overwrite the first. */
export function contestedPaths(requests: readonly Pick<ReportRequest, 'path'>[]): readonly string[] {
  const paths = requests.map(({ path }) => resolve(path));
  return requests.filter(({ path }, index) => paths.indexOf(resolve(path)) !== index).map(({ path }) => path);
}
