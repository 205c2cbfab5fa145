import type { Level } from '../../runner/model/requirement.ts';
import type { ReportedFinding, RequirementResult, ScenarioResult } from '../../runner/model/result.ts';
import type { TranscriptEntry } from '../../runner/model/transcript.ts';

/** Short ways to write down results for tests. */

export function requirementOf(
  id: string,
  level: Level,
  more: Partial<RequirementResult> = {},
): RequirementResult {
  const [rfc = 'RFC1939', section = '5', command = 'STAT'] = id.split('-');
  const url = `https://www.rfc-editor.org/rfc/${rfc.toLowerCase()}.html#section-${section}`;
  return {
    id,
    rfc,
    section,
    command,
    level,
    basis: 'keyword',
    text: 'The positive response to STAT gives the number of messages and their size in octets.',
    observable: true,
    ...(more.apart === true ? {} : { url }),
    verdict: 'met',
    scenarios: [],
    ...more,
  };
}

export function findingOn(
  requirement: RequirementResult | null,
  more: Partial<ReportedFinding> = {},
): ReportedFinding {
  return {
    requirement: requirement?.id ?? null,
    rfc: requirement?.rfc ?? null,
    section: requirement?.section ?? null,
    level: requirement?.level ?? null,
    clause: requirement?.text ?? null,
    outcome: 'passed',
    origin: 'step',
    session: 'A',
    step: 0,
    place: { file: 'suites/rfc1939/stat.json', line: 31, column: 9 },
    times: 1,
    ...more,
  };
}

export function scenarioOf(id: string, more: Partial<ScenarioResult> = {}): ScenarioResult {
  return {
    id,
    suite: id.split('/').slice(0, 2).join('/'),
    title: 'STAT gives the number of messages and their size',
    why: 'A client that sizes its download from STAT waits for octets that never come.',
    place: { file: `suites/${id.split('/').slice(0, 2).join('/')}.json`, line: 12, column: 5 },
    level: 'MUST',
    requirements: [],
    impact: [],
    outcome: 'passed',
    startedMs: 40,
    durationMs: 12.25,
    findings: [],
    remarks: [],
    transcript: [],
    ...more,
  };
}

/** `C: STAT`, `S: +OK 2 320`, `B S: +OK` or `# connected` for every line; CRLF is added to what the two sides say. */
export function transcriptOf(...lines: readonly string[]): readonly TranscriptEntry[] {
  return lines.map((line, index): TranscriptEntry => {
    const atMs = 40 + index * 1.5;
    const [, session = 'A', from, text = ''] = /^(?:(\w) )?([CS]): ([^]*)$/.exec(line) ?? [];
    if (from !== 'C' && from !== 'S')
      return { session: 'A', atMs, from: 'event', text: line.replace('# ', '') };
    return { session, atMs, from, text: `${text}\r\n` };
  });
}
