import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { RESULT_VERSION } from '../../runner/model/result.ts';
import type { RunResult } from '../../runner/model/result.ts';
import { RESULT_SCHEMA } from './schema/result-schema.ts';

/** Why a text is no result, in a sentence for people. */
export interface ResultProblem {
  readonly kind: 'result-problem';
  readonly message: string;
}

/** Most deviations from the schema that are told of one file. */
const PROBLEMS_LIMIT = 5;

/** Reads a result that the JSON writer wrote. Takes nothing for granted: the file may come from anywhere. */
export function readResult(text: string): RunResult | ResultProblem {
  const value = parsed(text);
  if (value instanceof Error) return problem(`This is not JSON: ${value.message}`);
  const version = versionOf(value);
  if (version === undefined) return problem('This is no pop3spec result: it has no "version".');
  if (version !== RESULT_VERSION) return problem(unknownVersion(version));
  const validate = validator();
  if (validate(value)) return value;
  return problem(`This is no whole pop3spec result: ${deviations(validate.errors ?? [])}.`);
}

let compiled: ValidateFunction<RunResult> | null = null;

/** Compiled when first needed: it takes longer than most runs of the command line want to wait. */
function validator(): ValidateFunction<RunResult> {
  compiled ??= new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile<RunResult>(
    RESULT_SCHEMA,
  );
  return compiled;
}

function problem(message: string): ResultProblem {
  return { kind: 'result-problem', message };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function versionOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
}

function unknownVersion(version: unknown): string {
  const shown = JSON.stringify(version).slice(0, 40);
  const newer = typeof version === 'number' && version > RESULT_VERSION;
  const advice = newer
    ? 'A newer pop3spec wrote it: use that one.'
    : 'Run again to get a result of this version.';
  return `This result has version ${shown}, and this pop3spec reads version ${RESULT_VERSION}. ${advice}`;
}

function deviations(errors: readonly ErrorObject[]): string {
  const told = errors.slice(0, PROBLEMS_LIMIT).map(({ instancePath, message }) => {
    return `${instancePath === '' ? 'the result' : instancePath} ${message ?? 'does not fit the schema'}`;
  });
  const rest = errors.length - told.length;
  return rest > 0 ? `${told.join('; ')}; and ${rest} more` : told.join('; ');
}
