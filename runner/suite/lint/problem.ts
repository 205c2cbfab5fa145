import type { Requirement } from '../../model/requirement.ts';
import { diagnose } from '../diagnostic.ts';
import type { Complaint, Diagnostic } from '../diagnostic.ts';
import type { JsonPath } from '../json-tree.ts';
import type { WrittenScenario } from '../resolve-scenario.ts';
import { nameSpanOf, rangeSpanOf, spanOf } from '../scenario-text.ts';
import type { Range, ScenarioText } from '../scenario-text.ts';

/** What a scenario refers to. */
export interface World {
  readonly requirements: ReadonlyMap<string, Requirement>;
  /** Names of the fixture messages. */
  readonly messages: readonly string[];
}

/** Something wrong in a scenario, at the end of a path from its root. */
export interface Problem extends Complaint {
  readonly path: JsonPath;
  /** The characters of the string that are meant; all of it when left out. */
  readonly range?: Range | undefined;
  /** Whether the member's name is meant, rather than its value. */
  readonly about?: 'name';
}

/** Looks at one scenario, its row filled in. */
export type Check = (written: WrittenScenario, world: World) => readonly Problem[];

/** The problem with its place in the file. */
export function diagnosticOf(text: ScenarioText, problem: Problem): Diagnostic {
  return diagnose(text.source, spanOfProblem(text, problem), problem);
}

function spanOfProblem(text: ScenarioText, { path, range, about }: Problem): { start: number; end: number } {
  if (about === 'name') return nameSpanOf(text, path);
  if (range !== undefined) return rangeSpanOf(text, path, range);
  const { start, end } = spanOf(text, path);
  return /[{[]/.test(text.source.text.charAt(start)) ? { start, end: start + 1 } : { start, end };
}
