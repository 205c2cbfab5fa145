import type { Decision, Plan, Skip } from '../model/plan.ts';
import type { MessageForm } from '../model/message.ts';
import type { TlsWay } from '../model/tls.ts';
import { isMeantByAny } from './id-pattern.ts';
import type { Loaded, ResolvedScenario } from './loaded.ts';
import { mentionsCertificate, mentionsHostName, mentionsSizes } from './mentions.ts';
import { sessionsBegin } from './tls-of-scenario.ts';
import { ALLOWANCES, catalogueNamed } from './selection.ts';
import type { Allowance, Selection } from './selection.ts';

/** What is known of the target before the first octet is sent. */
export interface TargetFacts {
  /** Whether it is on this machine: there, a server under test is there to be tested. */
  readonly loopback: boolean;
  readonly provisioner: {
    readonly name: string;
    /** Whether it can place messages. */
    readonly knowsContent: boolean;
    /** Whether mail may be deleted since it can be put back. */
    readonly canDelete: boolean;
    /** Whether it can add messages to a maildrop that is in use. */
    readonly canAdd: boolean;
    /** What becomes of the messages on the way into the maildrop. */
    readonly form: MessageForm;
  };
  /** How the run's connections come under TLS; not at all when left out. */
  readonly tls?: TlsWay;
  /** `any`: the certificate is left alone; on trial when left out. */
  readonly certificate?: 'trusted' | 'any';
  /** Whether the target is asked for by a name that a certificate can be for; it is when left out. */
  readonly hasName?: boolean;
  /** How many accounts may be used. */
  readonly accounts: number;
  /** Whether one of them has an OAuth token. */
  readonly hasToken: boolean;
}

/** Decides for every scenario whether it runs; a skip says why, and which switch would run it. */
export function planRun(loaded: Loaded, selection: Selection, facts: TargetFacts): Plan {
  const scenarios = loaded.suites.flatMap((suite) => suite.scenarios);
  return {
    scenarios: scenarios.map((scenario) => ({
      ...scenario,
      decision: decide({ scenario, selection, facts }),
    })),
  };
}

interface Question {
  readonly scenario: ResolvedScenario;
  readonly selection: Selection;
  readonly facts: TargetFacts;
}

/** The first objection counts: what was not asked for, then what cannot be, then what must not be. */
const OBJECTIONS: readonly ((question: Question) => Skip | null)[] = [
  notSelected,
  cannotPlaceMessages,
  cannotDeliver,
  cannotKnowSizes,
  cannotDelete,
  mayRemoveRetrieved,
  tooFewAccounts,
  lacksToken,
  beginsOtherwise,
  leavesCertificate,
  lacksName,
  notAllowed,
  tooSlow,
];

function decide(question: Question): Decision {
  for (const objection of OBJECTIONS) {
    const skip = objection(question);
    if (skip !== null) return skip;
  }
  return { kind: 'run' };
}

function skip(because: Skip['because'], reason: string, enable?: string): Skip {
  return { kind: 'skip', because, reason, ...(enable === undefined ? {} : { enable }) };
}

function notSelected({ scenario: { id, suite, scenario, requirements }, selection }: Question): Skip | null {
  const { suites, only, skip: left, tags, rfcs } = selection;
  const names = rfcs.map(catalogueNamed);
  const option = [
    suites.length > 0 && !isMeantByAny(suite, suites) ? '--suite' : null,
    only.length > 0 && !isMeantByAny(id, only) ? '--only' : null,
    tags.length > 0 && !tags.some((tag) => scenario.tags?.includes(tag)) ? '--tag' : null,
    names.length > 0 && !requirements.some((each) => names.some((name) => each.startsWith(`${name}-`)))
      ? '--rfc'
      : null,
  ].find((each) => each !== null);
  if (option !== undefined) return skip('not-selected', `${option} does not select it`);
  return isMeantByAny(id, left) ? skip('not-selected', '--skip leaves it out') : null;
}

/** What a maildrop as it stands may do for is decided when the maildrop was looked at. */
function cannotPlaceMessages({ scenario: { scenario }, facts }: Question): Skip | null {
  const { maildrop, orAtLeast } = scenario;
  if (maildrop === 'any' || facts.provisioner.knowsContent) return null;
  if (maildrop.length === 0 || orAtLeast !== undefined) return null;
  const reason = 'it needs known messages in the maildrop, and no provisioner places them';
  return skip('provisioning', reason, PROVISION);
}

function cannotDeliver({ scenario: { scenario }, facts }: Question): Skip | null {
  if (facts.provisioner.canAdd || !scenario.steps.some((step) => 'deliver' in step)) return null;
  const reason = 'it needs mail that arrives meanwhile, and the provisioner cannot add to a maildrop';
  return skip('provisioning', reason, ADDING);
}

function cannotKnowSizes({ scenario: { scenario }, facts }: Question): Skip | null {
  if (facts.provisioner.form === 'as-given' || !mentionsSizes(scenario.steps)) return null;
  return skip(
    'provisioning',
    'it needs to know the sizes of messages, and their delivery adds header fields',
  );
}

function cannotDelete({ scenario: { impact }, facts }: Question): Skip | null {
  if (!impact.includes('deletes') || facts.provisioner.canDelete) return null;
  const reason = 'it deletes mail, and no provisioner can put it back';
  return skip('provisioning', reason, PROVISION);
}

/** RFC 1939 §8: a site may remove at QUIT what was retrieved, and need not say so. */
function mayRemoveRetrieved({ scenario, facts }: Question): Skip | null {
  if (scenario.mayRemoveRetrieved === undefined || facts.provisioner.canDelete) return null;
  const reason = 'a site may remove at QUIT what was retrieved, and no provisioner can put it back';
  return skip('provisioning', reason, PROVISION);
}

const ADDING = '--provision maildir:PATH, lmtp://HOST:PORT, imap://HOST:PORT or command+add:PROGRAM';
const PROVISION = '--provision maildir:PATH, lmtp://HOST:PORT, imap://HOST:PORT or command:PROGRAM';

function tooFewAccounts({ scenario: { accounts }, facts }: Question): Skip | null {
  if (accounts <= facts.accounts) return null;
  return skip(
    'accounts',
    `it needs ${accounts} accounts, and there is ${facts.accounts}`,
    '--account USER:PASSWORD',
  );
}

function lacksToken({ scenario: { token }, facts }: Question): Skip | null {
  if (token === undefined || facts.hasToken) return null;
  return skip(
    'accounts',
    'it needs an OAuth token of the account, and none was given',
    '--token-env VARIABLE',
  );
}

/** A port speaks TLS from the first octet, or it does not. */
function beginsOtherwise({ scenario: { scenario }, facts }: Question): Skip | null {
  const isImplicit = facts.tls === 'implicit';
  if (isImplicit && sessionsBegin(scenario, 'none')) {
    return skip('not-offered', 'it begins in clear, and the port speaks TLS from the first octet');
  }
  if (isImplicit || !sessionsBegin(scenario, 'by-hand')) return null;
  const reason = 'it needs a port that speaks TLS from the first octet';
  return skip('not-offered', reason, '--tls implicit');
}

function leavesCertificate({ scenario: { scenario }, facts }: Question): Skip | null {
  if (facts.certificate !== 'any' || !mentionsCertificate(scenario.steps)) return null;
  return skip('not-selected', '--insecure leaves the certificate alone');
}

/** RFC 8314 §4.4: which names count is for the site to say; an address, or a name of this machine, is none of them. */
function lacksName({ scenario: { scenario }, facts }: Question): Skip | null {
  if (facts.hasName !== false || !mentionsHostName(scenario.steps)) return null;
  const reason = 'it needs the name of the host, and was given an address, or a name of this machine';
  return skip('not-offered', reason, '--servername NAME');
}

function notAllowed({ scenario: { impact }, selection, facts }: Question): Skip | null {
  if (facts.loopback) return null;
  const missing = ALLOWANCES.filter(
    (allowance) => impact.includes(allowance) && !selection.allow.includes(allowance),
  );
  if (missing.length === 0) return null;
  const what = missing.map((allowance) => DEEDS[allowance]).join(' and ');
  return skip(
    'safety',
    `it ${what}, which is done only to loopback hosts unless allowed`,
    `--allow ${missing.join(',')}`,
  );
}

const DEEDS: Readonly<Record<Allowance, string>> = {
  deletes: 'deletes mail',
  'bad-logins': 'tries wrong passwords',
  abuse: 'abuses the server',
};

function tooSlow({ scenario: { impact }, selection }: Question): Skip | null {
  if (!impact.includes('slow') || selection.slow) return null;
  return skip('slow', 'it waits for more than half a minute', '--slow');
}
