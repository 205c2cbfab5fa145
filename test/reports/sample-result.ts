import type { RunResult } from '../../runner/model/result.ts';
import { capabilityContractOf } from '../../runner/score/capability-contract.ts';
import { SAMPLE_REQUIREMENTS } from './sample-requirements.ts';
import { SAMPLE_SCENARIOS } from './sample-scenarios.ts';

/**
 * A hand-built result of a run against a hostile server: markup, control characters, escape sequences, marks that turn
 * the direction of writing, and everything else that a report writer may stumble over, in every text that a server or a
 * saved file can influence.
 */
export function sampleResult(): RunResult {
  const result = withoutContract();
  return { ...result, capabilityContract: capabilityContractOf({ ...result, probed: true }) };
}

function withoutContract(): Omit<RunResult, 'capabilityContract'> {
  return {
    version: 1,
    tool: {
      name: 'pop3spec',
      version: '0.1.0',
      suiteDigest: '9f2c4c0b6f1e4d7f9a6f2f3f5b6c7d8e9fa0b1c2d3e4f5061728394a5b6c7d8e',
    },
    startedAt: '2026-03-04T05:06:07.891Z',
    durationMs: 4321.5,
    target: {
      host: 'mail.example.test',
      port: 1110,
      greeting:
        '+OK <script>alert(1)</script> & "ready" \u001b[31mred\u202eder\u0000 <1896.697@mail.example.test>',
      implementation: "Sample-POP3d 1.0 ']]><b>bold</b>",
      capabilities: {
        authorization: ['USER', 'UIDL', 'EXPIRE 30 USER', 'IMPLEMENTATION Sample-POP3d'],
        transaction: [
          'USER',
          'UIDL',
          'EXPIRE NEVER | `x`',
          '<img src=x onerror=alert(1)>',
          'X-\u001b[31m\u202e a|b',
        ],
      },
      features: ['<I>', 'CAPA', 'EXPIRE', 'IMPLEMENTATION', 'TOP', 'UIDL', 'USER'],
    },
    provisioner: 'maildir',
    command:
      "pop3spec run mail.example.test:1110 --user 'ali ce' --provision maildir:/srv/mail --only rfc1939 --report html=report.html",
    complete: true,
    stop: null,
    scorecard: {
      headline: 'not conformant',
      basis:
        '4 of 9 judged MUST requirements are violated; 1 could not be determined; 2 were not exercised; 1 belongs to optional features that the target does not offer; ' +
        'below the line of --fail-on must, 1 SHOULD requirement is violated; ' +
        'scored apart, 1 of 2 judged Security requirements is violated.',
      failOn: 'MUST',
      failOnApart: [],
      exitStatus: 1,
      scenarioCounts: { passed: 4, failed: 7, blocked: 2, errored: 1, skipped: 4 },
      rows: [
        {
          rfc: 'RFC1939',
          level: 'MUST',
          total: 13,
          met: 5,
          violated: 4,
          undetermined: 1,
          notExercised: 2,
          notOffered: 1,
          unobservable: 0,
          score: 5 / 9,
        },
        {
          rfc: 'RFC1939',
          level: 'SHOULD',
          total: 2,
          met: 1,
          violated: 1,
          undetermined: 0,
          notExercised: 0,
          notOffered: 0,
          unobservable: 0,
          score: 0.5,
        },
        {
          rfc: 'RFC1939',
          level: 'MAY',
          total: 2,
          met: 1,
          violated: 0,
          undetermined: 0,
          notExercised: 0,
          notOffered: 0,
          unobservable: 1,
          score: 1,
        },
        {
          rfc: 'RFC2449',
          level: 'SHOULD',
          total: 1,
          met: 0,
          violated: 0,
          undetermined: 0,
          notExercised: 1,
          notOffered: 0,
          unobservable: 0,
          score: null,
        },
        {
          rfc: 'SECURITY',
          apart: true,
          level: 'MUST',
          total: 2,
          met: 1,
          violated: 1,
          undetermined: 0,
          notExercised: 0,
          notOffered: 0,
          unobservable: 0,
          score: 0.5,
        },
        {
          rfc: 'SECURITY',
          apart: true,
          level: 'SHOULD',
          total: 1,
          met: 0,
          violated: 0,
          undetermined: 0,
          notExercised: 1,
          notOffered: 0,
          unobservable: 0,
          score: null,
        },
      ],
    },
    scenarios: SAMPLE_SCENARIOS,
    requirements: SAMPLE_REQUIREMENTS,
  };
}

/** The same server, had the run been cut short before anything was asked. */
export function emptyResult(): RunResult {
  const full = sampleResult();
  return {
    ...full,
    durationMs: 0,
    target: {
      ...full.target,
      greeting: null,
      implementation: null,
      capabilities: { authorization: null, transaction: null },
      features: [],
    },
    capabilityContract: {
      basis: 'The run ended before it was known what the server announces.',
      states: [],
      capabilities: [],
      notOffered: [],
    },
    complete: false,
    stop: {
      cause: 'unreachable',
      message: 'mail.example.test:1110 refused the connection. Is the server running?',
    },
    scorecard: {
      headline: 'undetermined',
      basis:
        'The run was cut short (the target cannot be reached): 0 of 0 MUST requirements had been judged, none of them violated.',
      failOn: 'MUST',
      failOnApart: [],
      exitStatus: 3,
      scenarioCounts: { passed: 0, failed: 0, blocked: 0, errored: 0, skipped: 0 },
      rows: [],
    },
    scenarios: [],
    requirements: [],
  };
}
