import { FAULTS } from '../../fixtures/faults/faults.ts';
import type { ExitStatus } from '../model/outcome.ts';
import { faultText } from './explain/fault-text.ts';
import { find } from './explain/find.ts';
import { citedRequirements, type Knowledge } from './explain/knowledge.ts';
import { requirementText } from './explain/requirement-text.ts';
import { scenarioText } from './explain/scenario-text.ts';
import { readableSuites } from './load-suites.ts';
import { UsageError } from './mistake.ts';
import type { ExplainOptionValues } from './option-values.ts';
import type { Terminal } from './terminal.ts';

/** `explain` as it was called. */
export interface ExplainCall {
  readonly id: string;
  readonly values: ExplainOptionValues;
  readonly terminal: Terminal;
}

/** `pop3spec explain`: tells what a scenario, a requirement or a fault is about. */
export async function explainCommand({ id, values, terminal }: ExplainCall): Promise<ExitStatus> {
  const suiteArguments = values.suite ?? [];
  const { suites, catalogues } = (await readableSuites(suiteArguments)).loaded;
  const knowledge: Knowledge = {
    scenarios: suites.flatMap(({ scenarios }) => scenarios),
    requirements: citedRequirements(catalogues),
    faults: FAULTS,
    suiteArguments,
  };
  terminal.out.write(`${explanation(id, knowledge).join('\n')}\n`);
  return 0;
}

function explanation(id: string, knowledge: Knowledge): readonly string[] {
  const found = find(id, knowledge);
  switch (found.kind) {
    case 'scenario':
      return scenarioText(found, knowledge);
    case 'requirement':
      return requirementText(found.requirement, knowledge);
    case 'fault':
      return faultText(found.fault, knowledge);
    case 'mistake':
      throw new UsageError([found.message]);
  }
}
