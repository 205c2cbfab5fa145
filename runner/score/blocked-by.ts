import type { ReportedFinding, ScenarioResult } from '../model/result.ts';

/** Most causes named for one blocked scenario; more would tell a reader less. */
const CAUSES_LIMIT = 3;

/**
 * Points every blocked scenario to failed scenarios about the command at which it was blocked. It is the command that the
 * two have in common, no proof; where no failed scenario is about that command, nothing is named.
 */
export function withCauses(scenarios: readonly ScenarioResult[]): readonly ScenarioResult[] {
  const failedAt = failuresByCommand(scenarios);
  return scenarios.map((scenario) => {
    const causes = causesOf(scenario, failedAt);
    return causes.length === 0 ? scenario : { ...scenario, blockedBy: causes };
  });
}

type FailuresByCommand = ReadonlyMap<string, readonly string[]>;

function causesOf(scenario: ScenarioResult, failedAt: FailuresByCommand): readonly string[] {
  if (scenario.outcome !== 'blocked') return [];
  const finding = scenario.findings.find(
    (each) => each.outcome === 'blocked' && each.transcriptIndex !== undefined,
  );
  const command = finding === undefined ? null : commandOf(scenario, finding);
  return command === null ? [] : (failedAt.get(command) ?? []).slice(0, CAUSES_LIMIT);
}

function failuresByCommand(scenarios: readonly ScenarioResult[]): FailuresByCommand {
  const failures = scenarios.flatMap((scenario) =>
    scenario.findings
      .filter((finding) => finding.outcome === 'failed')
      .map((finding) => ({ id: scenario.id, command: commandOf(scenario, finding) })),
  );
  const found = new Map<string, string[]>();
  for (const { id, command } of failures) {
    const ids = command === null ? [] : (found.get(command) ?? []);
    if (command !== null && !ids.includes(id)) found.set(command, [...ids, id]);
  }
  return found;
}

/** The keyword that the finding's session had sent last when it was decided. */
function commandOf(scenario: ScenarioResult, finding: ReportedFinding): string | null {
  if (finding.transcriptIndex === undefined) return null;
  const sent = scenario.transcript
    .slice(0, finding.transcriptIndex + 1)
    .findLast((entry) => entry.from === 'C' && entry.session === finding.session);
  return sent === undefined
    ? null
    : (/^[A-Za-z]{3,4}(?![^ \r\n])/.exec(sent.text)?.[0].toUpperCase() ?? null);
}
