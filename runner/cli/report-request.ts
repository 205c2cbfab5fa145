import { join, resolve } from 'node:path';
import { WRITERS, writerNamed, type Writer } from '../../reports/writers.ts';
import { mistake, type Mistake } from './mistake.ts';
import { quoted, suggestion } from '../suite/nearest.ts';

/** A report that was asked for. */
export interface ReportRequest {
  readonly writer: Writer;
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

/** `FORMAT=PATH`. */
export function parseReport(text: string): ReportRequest | Mistake {
  const [format = '', ...rest] = text.split('=');
  const path = rest.join('=');
  const writer = writerNamed(format);
  if (writer === undefined) return mistake(unknown(format));
  if (path === '')
    return mistake(`--report ${format} needs a path, as in --report ${format}=${writer.fileName}`);
  return { writer, path };
}

function unknown(format: string): string {
  const hint = suggestion(
    format,
    WRITERS.map(({ name }) => name),
  );
  return `report format ${quoted(format)} is not known${hint === undefined ? '' : `; ${hint}`}`;
}

/** Paths that two reports want: the second would overwrite the first. */
export function contestedPaths(requests: readonly ReportRequest[]): readonly string[] {
  const paths = requests.map(({ path }) => resolve(path));
  return requests.filter(({ path }, index) => paths.indexOf(resolve(path)) !== index).map(({ path }) => path);
}
