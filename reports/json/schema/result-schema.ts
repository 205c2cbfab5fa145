import { RESULT_VERSION } from '../../../runner/model/result.ts';
import type { RunResult, RunStop, TargetDescription, TargetTlsFacts } from '../../../runner/model/result.ts';
import { baseline } from './baseline.ts';
import { capabilityContract } from './capability-contract.ts';
import { flag, list, milliseconds, optional, orNull, record, ref, text, texts, whole } from './build.ts';
import type { JsonSchema } from './build.ts';
import { finding, place, remark, scenario, transcriptEntry } from './scenario.ts';
import { requirement, scorecard } from './scorecard.ts';
import { stopCause, tlsWay } from './words.ts';

/** A schema that stands by itself. */
export interface RootSchema extends JsonSchema {
  readonly $schema: string;
  readonly $id: string;
  readonly title: string;
  readonly $defs: Readonly<Record<string, JsonSchema>>;
}

const tool: JsonSchema = record<RunResult['tool']>('What made the result.', {
  name: { description: 'Always pop3spec.', const: 'pop3spec' },
  version: text('Version of pop3spec.'),
  suiteDigest: text('SHA-256 over the suite files: two results compare only when it is the same.'),
});

const capabilities: JsonSchema = record<TargetDescription['capabilities']>(
  'Lines of the CAPA response by state; null when CAPA is not offered or the state was not reached.',
  {
    authorization: orNull(texts('Capabilities before login.')),
    transaction: orNull(texts('Capabilities after login.')),
    beforeTls: optional(texts('Capabilities before STLS, in a run that goes under TLS by it.')),
    underTls: optional(texts('Capabilities under TLS, in a run that is in clear on a server with STLS.')),
  },
);

const tls: JsonSchema = record<TargetTlsFacts>(
  "The TLS of the run's connections, or of a look at STLS in a run that is in clear; absent when there was none.",
  {
    way: tlsWay,
    version: text('Version that was negotiated, such as 1.3.'),
    cipher: text('Cipher suite that was negotiated.'),
    trusted: flag('Whether the certificate leads to an authority that the run trusts, whatever its dates.'),
    inDate: flag('Whether the certificate is within its dates.'),
    nameMatches: flag('Whether the certificate is for the host that was asked for.'),
    problem: text('Why a client should not accept the certificate; empty when it should.'),
    subject: text('Whom the certificate is for.'),
    validTo: text('When the certificate ends: ISO 8601, UTC; empty when it does not say.'),
  },
);

const target: JsonSchema = record<TargetDescription>('The server under test, as far as it was learnt.', {
  host: text('Host name or address.'),
  port: { ...whole('TCP port.'), maximum: 65535 },
  greeting: orNull(text('Greeting line, printable; null when none came.')),
  implementation: orNull(text('The IMPLEMENTATION capability (RFC 2449, section 6.9).')),
  features: texts('Optional features that the target offers, such as TOP or UIDL.'),
  capabilities,
  tls: optional(tls),
});

const stop: JsonSchema = record<RunStop>('Why the run ended before its plan did; null when it did not.', {
  cause: stopCause,
  message: text('What happened and what to do about it.'),
});

const run: JsonSchema = record<RunResult>(
  'Everything about one run. Members may be added; the version is raised when a reader of the old shape would misread the new one.',
  {
    version: { description: 'Version of the shape of this file.', const: RESULT_VERSION },
    tool,
    startedAt: text('When the run began: ISO 8601, UTC. All other times are offsets from it.'),
    durationMs: milliseconds('How long the run took, in milliseconds.'),
    target,
    provisioner: text('How the maildrop was filled: none, maildir, command, embedded.'),
    command: text('The command that would repeat the run, without secrets.'),
    complete: flag('Whether the run came to the end of its plan; if not, the result is a part.'),
    stop: orNull(stop),
    scorecard,
    baseline: optional(baseline),
    capabilityContract,
    scenarios: list('Every planned scenario, in plan order.', ref('scenario')),
    requirements: list('Every catalogued requirement, in catalogue order.', ref('requirement')),
  },
);

/** The shape of the JSON result; result.schema.json is this, written down. */
export const RESULT_SCHEMA: RootSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://pop3spec.invalid/schema/result.schema.json',
  title: 'pop3spec result',
  ...run,
  $defs: { scenario, requirement, finding, remark, transcriptEntry, place },
};
