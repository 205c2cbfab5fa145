import type { CapabilityStanding, CapabilityState } from '../../../runner/model/capability-contract.ts';
import type { FindingOrigin } from '../../../runner/model/finding.ts';
import type { Headline, Outcome, Verdict } from '../../../runner/model/outcome.ts';
import type { SkipCause } from '../../../runner/model/plan.ts';
import type { Basis, Level } from '../../../runner/model/requirement.ts';
import type { RunStop } from '../../../runner/model/result.ts';
import type { Impact } from '../../../runner/model/suite.ts';
import type { TlsWay } from '../../../runner/model/tls.ts';
import type { TranscriptEntry } from '../../../runner/model/transcript.ts';
import { oneOf } from './build.ts';
import type { JsonSchema } from './build.ts';

/** A closed vocabulary: it lists every member of its union, or it does not compile. */
export function words<Word extends string>(
  description: string,
  all: Readonly<Record<Word, true>>,
): JsonSchema {
  return oneOf(description, Object.keys(all));
}

export const level: JsonSchema = words<Level>('How strongly the RFC asks.', {
  MUST: true,
  SHOULD: true,
  MAY: true,
});

export const basis: JsonSchema = words<Basis>(
  'keyword: the RFC says must, should or may itself; reading: derived from its description.',
  { keyword: true, reading: true },
);

export const outcome: JsonSchema = words<Outcome>(
  'passed; failed: the server broke a requirement; blocked: a precondition failed; errored: the harness or the network; skipped: left out with a reason.',
  { passed: true, failed: true, blocked: true, errored: true, skipped: true },
);

export const verdict: JsonSchema = words<Verdict>(
  'met: every check that ran passed; violated: one failed; undetermined: blocked or errored; not-exercised: no check ran; not-offered: it binds only servers with an optional feature that the target lacks.',
  { met: true, violated: true, undetermined: true, 'not-exercised': true, 'not-offered': true },
);

export const headline: JsonSchema = words<Headline>(
  'Verdict on the run at the levels that failOn sets; read it together with basis.',
  { conformant: true, 'not conformant': true, undetermined: true },
);

export const origin: JsonSchema = words<FindingOrigin>(
  'What the check was part of: a step, a watcher over every exchange, the model of the maildrop, or the way to the start state.',
  { step: true, 'wire-rule': true, ledger: true, prelude: true },
);

export const impact: JsonSchema = words<Impact>('What the scenario does to the target beyond reading mail.', {
  deletes: true,
  'bad-logins': true,
  abuse: true,
  slow: true,
});

export const skipCause: JsonSchema = words<SkipCause>('Kind of the reason for which it was skipped.', {
  'not-selected': true,
  safety: true,
  provisioning: true,
  accounts: true,
  'not-offered': true,
  slow: true,
});

export const tlsWay: JsonSchema = words<TlsWay>(
  "How the run's connections come under TLS: not at all, by STLS, or from their first octet.",
  { none: true, starttls: true, implicit: true },
);

export const stopCause: JsonSchema = words<RunStop['cause']>('Kind of what ended the run.', {
  'start-failed': true,
  'reset-failed': true,
  unreachable: true,
  'not-pop3': true,
  'no-tls': true,
  'login-refused': true,
  'provisioning-failed': true,
  'target-died': true,
  interrupted: true,
  'time-limit': true,
});

export const capabilityState: JsonSchema = words<CapabilityState>(
  'State in which the server was asked: before or after login, before or under TLS.',
  { authorization: true, transaction: true, beforeTls: true, underTls: true },
);

export const standing: JsonSchema = words<CapabilityStanding>(
  'works: what was tried of it is right; deviates: only something weaker than a MUST is violated; broken: a MUST about it is violated; hidden: it works unannounced; not-tried: nothing about it was judged; unknown: no catalogue is about it.',
  { works: true, deviates: true, broken: true, hidden: true, 'not-tried': true, unknown: true },
);

export const from: JsonSchema = words<TranscriptEntry['from']>(
  'C: octets sent by the client; S: octets sent by the server; event: anything else, told in words.',
  { C: true, S: true, event: true },
);
