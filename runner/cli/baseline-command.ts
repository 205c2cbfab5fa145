import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { legibleJson } from '../../reports/json/legible-json.ts';
import { legible } from '../../reports/text/legible.ts';
import type { Baseline } from '../model/baseline.ts';
import type { ExitStatus } from '../model/outcome.ts';
import type { RunResult } from '../model/result.ts';
import { updateBaseline, type BaselineChange } from '../score/update-baseline.ts';
import { NO_REASON_YET } from '../suite/read-baseline.ts';
import { loadBaseline } from './load-baseline.ts';
import { makeFolder } from './make-folder.ts';
import { mistake, Mistakes, UsageError, type Mistake } from './mistake.ts';
import type { BaselineOptionValues } from './option-values.ts';
import { savedResult } from './saved-result.ts';
import { reasonOf } from './system-error.ts';
import type { Terminal } from './terminal.ts';

/** `baseline update` as it was called. */
export interface BaselineCall {
  readonly path: string;
  readonly values: BaselineOptionValues;
  readonly terminal: Terminal;
}

/** `pop3spec baseline update`: brings the file of known deviations in line with a saved result, and says what changed. */
export async function baselineCommand({ path, values, terminal }: BaselineCall): Promise<ExitStatus> {
  const { result, old } = await read(path, values);
  const { reason = NO_REASON_YET, owner, prune } = values;
  const { baseline, changes } = updateBaseline(old ?? emptyBaseline(result), result, {
    reason,
    ...(owner === undefined ? {} : { owner }),
    obsolete: prune === true ? 'prune' : 'keep',
  });
  const unwritable = await write(values.baseline, baseline);
  if (unwritable !== null) throw new UsageError([unwritable.message]);
  terminal.out.write(
    told(changes, values.baseline)
      .map((line) => `${legible(line)}\n`)
      .join(''),
  );
  return 0;
}

interface Read {
  readonly result: RunResult;
  /** Null when the file is not there yet. */
  readonly old: Baseline | null;
}

async function read(path: string, { baseline, reason, owner }: BaselineOptionValues): Promise<Read> {
  const mistakes = new Mistakes();
  if (reason?.trim() === '') mistakes.add('--reason is empty');
  if (owner?.trim() === '') mistakes.add('--owner is empty');
  const result = mistakes.keep(await savedResult(path));
  if (result?.complete === false)
    mistakes.add(`"${path}": the run was cut short, so that its deviations are not all known; run again`);
  const { known, problems } = existsSync(baseline)
    ? await loadBaseline(baseline, [])
    : { known: null, problems: '' };
  if (result === null || mistakes.messages.length > 0 || problems !== '')
    throw new UsageError(mistakes.messages, problems);
  return { result, old: known?.baseline ?? null };
}

function emptyBaseline({ target: { implementation } }: RunResult): Baseline {
  return {
    ...(implementation === null || implementation === '' ? {} : { target: implementation }),
    deviations: [],
  };
}

async function write(path: string, baseline: Baseline): Promise<Mistake | null> {
  try {
    await makeFolder(dirname(path));
    await writeFile(path, legibleJson(baseline));
    return null;
  } catch (error) {
    return mistake(`baseline "${path}" cannot be written: ${reasonOf(error)}`);
  }
}

function told(changes: readonly BaselineChange[], path: string): readonly string[] {
  const lines = changes
    .filter(({ kind, note }) => kind !== 'kept' || note.startsWith('expired'))
    .map(({ kind, requirement, note }) => `${kind.padEnd(9)}${requirement}${note === '' ? '' : `: ${note}`}`);
  const number = (kind: BaselineChange['kind']): number =>
    changes.filter((each) => each.kind === kind).length;
  const counts = KINDS.map((kind) => `${number(kind)} ${kind}`).join(', ');
  const advice = number('obsolete') === 0 ? [] : ['remove what is obsolete with --prune'];
  return [...lines, ...advice, `${path}: ${counts}`];
}

const KINDS: readonly BaselineChange['kind'][] = ['added', 'changed', 'removed', 'obsolete', 'kept'];
