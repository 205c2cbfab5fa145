import type { Diagnostic } from '../diagnostic.ts';
import type { WrittenScenario } from '../resolve-scenario.ts';
import { checkCitations, checkNeeds } from './check-citations.ts';
import { checkFixtures } from './check-fixtures.ts';
import { checkImpact } from './check-impact.ts';
import { checkLanguage } from './check-language.ts';
import { checkPlaceholders } from './check-placeholders.ts';
import { checkSessions } from './check-sessions.ts';
import { checkShape } from './check-shape.ts';
import { checkStandIns } from './check-stand-ins.ts';
import { checkTls } from './check-tls.ts';
import { diagnosticOf } from './problem.ts';
import type { Check, World } from './problem.ts';

const CHECKS: readonly Check[] = [
  checkCitations,
  checkNeeds,
  checkFixtures,
  checkStandIns,
  checkPlaceholders,
  checkShape,
  checkSessions,
  checkTls,
  checkImpact,
  checkLanguage,
];

/** Everything wrong in a scenario that conforms to the schema, its row filled in. */
export function lintScenario(written: WrittenScenario, world: World): readonly Diagnostic[] {
  return CHECKS.flatMap((check) =>
    check(written, world).map((problem) => diagnosticOf(written.text, problem)),
  );
}
