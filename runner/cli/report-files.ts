import type { Stats } from 'node:fs';
import { access, constants, stat, unlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { mistake, type Mistake } from './mistake.ts';
import type { ReportRequest } from './report-request.ts';
import { codeOf, reasonOf } from './system-error.ts';

/** Finds out before a run whether its report can be written after it, and changes nothing. Null when it can. */
export async function probeReport({ path }: Pick<ReportRequest, 'path'>): Promise<Mistake | null> {
  try {
    const found = await statOf(path);
    if (found?.isDirectory() === true) return unwritable(path, 'it is a folder');
    await access(found === null ? await nearestFolder(dirname(path)) : path, constants.W_OK);
    return null;
  } catch (error) {
    return unwritable(path, reasonOf(error));
  }
}

/** The folder itself, or the one in which it would be made. */
async function nearestFolder(path: string): Promise<string> {
  const found = await statOf(path);
  if (found?.isDirectory() === false) throw Object.assign(new Error(path), { code: 'ENOTDIR' });
  return found === null && dirname(path) !== path ? nearestFolder(dirname(path)) : path;
}

async function statOf(path: string): Promise<Stats | null> {
  return stat(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
}

function unwritable(path: string, reason: string): Mistake {
  return mistake(`report "${path}" cannot be written: ${reason}`);
}

/** What became of the reports of a run. */
export interface WrittenReports {
  readonly paths: readonly string[];
  readonly mistakes: readonly Mistake[];
}

/**
 * Writes all reports of a result; one that cannot be written does not keep the others from it. A writer that throws is a
 * bug: that is thrown on, after the others have been written.
 */
export async function writeReports<Subject>(
  subject: Subject,
  requests: readonly ReportRequest<Subject>[],
): Promise<WrittenReports> {
  const outcomes: (string | Mistake)[] = [];
  const bugs: unknown[] = [];
  // One after the other: together they would take their memory at the same time.
  for (const request of requests) {
    try {
      outcomes.push(await writeReport(subject, request));
    } catch (error) {
      bugs.push(error);
    }
  }
  if (bugs.length > 0) throw bugs[0];
  return {
    paths: outcomes.filter((one) => typeof one === 'string'),
    mistakes: outcomes.filter((one) => typeof one !== 'string'),
  };
}

async function writeReport<Subject>(
  subject: Subject,
  { writer, path }: ReportRequest<Subject>,
): Promise<string | Mistake> {
  const files = writer.write(subject, basename(path));
  try {
    await makeFolder(dirname(path));
    for (const file of files) await writeWhole(join(dirname(path), file.path), file.content);
    return path;
  } catch (error) {
    return unwritable(path, reasonOf(error));
  }
}

/** Half a report, as a full disk leaves it, would be taken for a whole one: there is rather none. */
async function writeWhole(path: string, content: string | Iterable<string>): Promise<void> {
  try {
    await writeFile(path, content);
  } catch (error) {
    const left = await statOf(path).catch(() => null);
    if (left?.isFile() === true) await unlink(path).catch(() => undefined);
    throw error;
  }
}
