import { apopFaults } from '../../fixtures/faults/apop.ts';
import { byLoginFaults } from '../../fixtures/faults/by-login.ts';
import { unmarkingFaults } from '../../fixtures/faults/unmarking.ts';
import { autologoutFaults } from '../../fixtures/faults/autologout.ts';
import { byteStuffingFaults } from '../../fixtures/faults/byte-stuffing.ts';
import { capabilityFaults } from '../../fixtures/faults/capabilities.ts';
import { commandFaults } from '../../fixtures/faults/commands.ts';
import { endingFaults } from '../../fixtures/faults/ending.ts';
import type { Fault } from '../../fixtures/faults/fault.ts';
import { greetingFaults } from '../../fixtures/faults/greeting.ts';
import { listingFaults } from '../../fixtures/faults/listings.ts';
import { lockFaults } from '../../fixtures/faults/lock.ts';
import { loginDelayFaults } from '../../fixtures/faults/login-delays.ts';
import { loginFaults } from '../../fixtures/faults/login.ts';
import { markFaults } from '../../fixtures/faults/marks.ts';
import { messageFaults } from '../../fixtures/faults/messages.ts';
import { numberFaults } from '../../fixtures/faults/numbers.ts';
import { pipeliningFaults } from '../../fixtures/faults/pipelining.ts';
import { responseFaults } from '../../fixtures/faults/responses.ts';
import { sizeFaults } from '../../fixtures/faults/sizes.ts';
import { statFaults } from '../../fixtures/faults/stat.ts';
import { stateFaults } from '../../fixtures/faults/states.ts';
import { topFaults } from '../../fixtures/faults/top.ts';
import { uidlFaults } from '../../fixtures/faults/uidl.ts';
import { halfLoggedInFaults } from '../../fixtures/faults/half-logged-in.ts';
import { keywordCaseFaults } from '../../fixtures/faults/keyword-case.ts';
import { newMailFaults } from '../../fixtures/faults/new-mail.ts';
import { piecesFaults } from '../../fixtures/faults/pieces.ts';
import { removalFaults } from '../../fixtures/faults/removal.ts';
import { resettingFaults } from '../../fixtures/faults/resetting.ts';
import { severalSessionsFaults } from '../../fixtures/faults/several-sessions.ts';
import { topAndRetrFaults } from '../../fixtures/faults/top-and-retr.ts';
import { uniqueIdsOverTimeFaults } from '../../fixtures/faults/unique-ids-over-time.ts';
import { capabilityParameterFaults } from '../../fixtures/faults/capability-parameters.ts';
import { responseCodeFaults } from '../../fixtures/faults/response-codes.ts';
import { securityInjectionFaults } from '../../fixtures/faults/security-injection.ts';
import { securityLoginFaults } from '../../fixtures/faults/security-logins.ts';
import { securityVersionFaults } from '../../fixtures/faults/security-versions.ts';
import { securityClearTextFaults } from '../../fixtures/faults/security-clear-text.ts';
import { securityFaults } from '../../fixtures/faults/security.ts';
import { authCodeFaults } from '../../fixtures/faults/auth-codes.ts';
import { saslAfterFailureFaults } from '../../fixtures/faults/sasl-after-failure.ts';
import { saslCancelFaults } from '../../fixtures/faults/sasl-cancelling.ts';
import { saslCapabilityFaults } from '../../fixtures/faults/sasl-capability.ts';
import { saslChallengeFaults } from '../../fixtures/faults/sasl-challenges.ts';
import { saslCommandFaults } from '../../fixtures/faults/sasl-commands.ts';
import { saslCramMd5Faults } from '../../fixtures/faults/sasl-cram-md5.ts';
import { saslInitialResponseFaults } from '../../fixtures/faults/sasl-initial-responses.ts';
import { saslOauthBearerFaults } from '../../fixtures/faults/sasl-oauth-bearer.ts';
import { saslOutcomeFaults } from '../../fixtures/faults/sasl-outcome.ts';
import { saslPlainFaults } from '../../fixtures/faults/sasl-plain.ts';
import { saslResponseFaults } from '../../fixtures/faults/sasl-responses.ts';
import { saslScramClientFaults } from '../../fixtures/faults/sasl-scram-client.ts';
import { saslExternalFaults } from '../../fixtures/faults/sasl-external.ts';
import { saslLoginFaults } from '../../fixtures/faults/sasl-login.ts';
import { saslScramMessageFaults } from '../../fixtures/faults/sasl-scram-messages.ts';
import { saslScramRefusalFaults } from '../../fixtures/faults/sasl-scram-refusals.ts';
import { saslScramServerFaults } from '../../fixtures/faults/sasl-scram-server.ts';
import { systemCodeFaults } from '../../fixtures/faults/system-codes.ts';
import { stlsFaults } from '../../fixtures/faults/stls.ts';
import { stlsCapabilityFaults } from '../../fixtures/faults/stls-capabilities.ts';
import { stlsNegotiationFaults } from '../../fixtures/faults/stls-negotiation.ts';
import { stlsInjectionFaults } from '../../fixtures/faults/stls-injection.ts';
import { stlsSessionFaults } from '../../fixtures/faults/stls-sessions.ts';
import { stlsMessageFaults } from '../../fixtures/faults/stls-messages.ts';
import { channelBindingFaults } from '../../fixtures/faults/channel-binding.ts';
import { implicitTlsFaults } from '../../fixtures/faults/implicit-tls.ts';
import { refusedInClearFaults } from '../../fixtures/faults/refused-in-clear.ts';
import { tlsFaults } from '../../fixtures/faults/tls.ts';
import { utf8Faults } from '../../fixtures/faults/utf8.ts';
import { whileMarkedFaults } from '../../fixtures/faults/while-marked.ts';
import { utf8CodeFaults } from '../../fixtures/faults/utf8-code.ts';
import { utf8MessageFaults } from '../../fixtures/faults/utf8-messages.ts';
import { utf8ModeFaults } from '../../fixtures/faults/utf8-mode.ts';
import { utf8NameFaults } from '../../fixtures/faults/utf8-names.ts';
import { utf8SurrogateFaults } from '../../fixtures/faults/utf8-surrogates.ts';
import { langFaults } from '../../fixtures/faults/lang.ts';
import { langEffectFaults } from '../../fixtures/faults/lang-effects.ts';
import { langListingFaults } from '../../fixtures/faults/lang-listing.ts';
import { langRangeFaults } from '../../fixtures/faults/lang-ranges.ts';
import { only, readSlowWorld, readWorld, type World } from './world.ts';

/** A share of the matrix: one test file, and one golden file. */
export interface Part {
  /** Name of the golden file. */
  readonly name: string;
  readonly title: string;
  readonly faults: readonly Fault[];
  /**
   * What its faults meet: the suites about what they break, and people's journeys. Each fault against all suites would cost
   * hours and find the same.
   */
  readonly world: () => Promise<World>;
}

/** The suites that the faults of RFC 1939 and RFC 2449 meet. */
const BASE = ['rfc1939', 'rfc2449', 'journeys'];

/** The suites that the faults of RFC 5034 and its mechanisms, and of RFC 3206, meet. */
const AUTH = ['rfc5034', 'rfc3206', 'rfc2449', 'journeys'];

/** The suites that tell whether messages are sent in UTF-8, and when. */
const UTF8_MESSAGES = ['utf8', 'messages', 'surrogates', 'response-code'].map((suite) => `rfc6856/${suite}`);

/** How long a minute takes where the timers of minutes are tried. */
export const QUICK_MINUTE_MS = 150;

/** Every fault once; the parts take about the same time. */
export const PARTS: Readonly<
  Record<
    | 'commands'
    | 'logins'
    | 'messages'
    | 'marks'
    | 'extensions'
    | 'auth'
    | 'mechanisms'
    | 'codes'
    | 'stls'
    | 'tls'
    | 'clear'
    | 'security'
    | 'utf8'
    | 'lang'
    | 'timers'
    | 'delays',
    Part
  >
> = {
  commands: {
    name: 'commands',
    title: 'Greeting, responses, commands, states',
    faults: [
      ...greetingFaults,
      ...responseFaults,
      ...commandFaults,
      ...keywordCaseFaults,
      ...piecesFaults,
      ...stateFaults,
      ...numberFaults,
    ],
    world: async () => only(await readWorld(), BASE),
  },
  logins: {
    name: 'logins',
    title: 'Logging in, locks, leaving',
    faults: [
      ...loginFaults,
      ...halfLoggedInFaults,
      ...apopFaults,
      ...lockFaults,
      ...severalSessionsFaults,
      ...newMailFaults,
      ...endingFaults,
      ...removalFaults,
    ],
    world: async () => only(await readWorld(), BASE),
  },
  messages: {
    name: 'messages',
    title: 'Messages, listings, marks',
    faults: [
      ...byteStuffingFaults,
      ...statFaults,
      ...listingFaults,
      ...sizeFaults,
      ...messageFaults,
      ...markFaults,
      ...resettingFaults,
    ],
    world: async () => only(await readWorld(), BASE),
  },
  marks: {
    name: 'marks',
    title: 'Marks and locks, whatever went before',
    faults: [...byLoginFaults, ...unmarkingFaults, ...whileMarkedFaults],
    world: async () => only(await readWorld(), BASE),
  },
  extensions: {
    name: 'extensions',
    title: 'TOP, UIDL, CAPA, PIPELINING',
    faults: [
      ...topFaults,
      ...topAndRetrFaults,
      ...uidlFaults,
      ...uniqueIdsOverTimeFaults,
      ...capabilityFaults,
      ...capabilityParameterFaults,
      ...responseCodeFaults,
      ...pipeliningFaults,
    ],
    world: async () => only(await readWorld(), BASE),
  },
  auth: {
    name: 'auth',
    title: 'AUTH',
    faults: [
      ...saslCapabilityFaults,
      ...saslCommandFaults,
      ...saslChallengeFaults,
      ...saslCancelFaults,
      ...saslInitialResponseFaults,
      ...saslResponseFaults,
      ...saslOutcomeFaults,
      ...saslAfterFailureFaults,
    ],
    world: async () => only(await readWorld(), AUTH),
  },
  mechanisms: {
    name: 'mechanisms',
    title: 'PLAIN, CRAM-MD5, SCRAM, OAUTHBEARER, EXTERNAL, LOGIN',
    faults: [
      ...saslPlainFaults,
      ...saslCramMd5Faults,
      ...saslScramServerFaults,
      ...saslScramClientFaults,
      ...saslScramMessageFaults,
      ...saslScramRefusalFaults,
      ...saslOauthBearerFaults,
      ...saslExternalFaults,
      ...saslLoginFaults,
    ],
    world: async () => only(await readWorld(), AUTH),
  },
  codes: {
    name: 'codes',
    title: 'AUTH, SYS/TEMP, SYS/PERM',
    faults: [...authCodeFaults, ...systemCodeFaults],
    world: async () => only(await readWorld(), AUTH),
  },
  stls: {
    name: 'stls',
    title: 'STLS',
    faults: [
      ...stlsFaults,
      ...stlsCapabilityFaults,
      ...stlsNegotiationFaults,
      ...stlsInjectionFaults,
      ...stlsSessionFaults,
      ...stlsMessageFaults,
      ...tlsFaults,
    ],
    world: async () => only(await readWorld(), ['rfc2595', 'rfc8314']),
  },
  tls: {
    name: 'tls',
    title: 'Implicit TLS',
    faults: implicitTlsFaults,
    world: async () => only(await readWorld({ way: 'implicit' }), ['rfc8314']),
  },
  clear: {
    name: 'clear',
    title: 'Logins refused in clear, and bound to TLS',
    faults: [...refusedInClearFaults, ...channelBindingFaults, ...securityClearTextFaults],
    world: async () =>
      only(await readWorld({ way: 'starttls' }), ['rfc8314', 'rfc5034/scram-plus', 'security/clear-text']),
  },
  security: {
    name: 'security',
    title: 'What no RFC forbids',
    faults: [...securityFaults, ...securityInjectionFaults, ...securityLoginFaults, ...securityVersionFaults],
    world: async () => only(await readWorld(), ['security']),
  },
  utf8: {
    name: 'utf8',
    title: 'UTF8: the mode, messages, surrogates',
    faults: [
      ...utf8Faults,
      ...utf8ModeFaults,
      ...utf8MessageFaults,
      ...utf8SurrogateFaults,
      ...utf8CodeFaults,
    ],
    world: async () => only(await readWorld(), [...UTF8_MESSAGES, 'rfc2449/capa']),
  },
  lang: {
    name: 'lang',
    title: 'LANG, and names and passwords in UTF-8',
    faults: [...utf8NameFaults, ...langFaults, ...langRangeFaults, ...langEffectFaults, ...langListingFaults],
    world: async () =>
      only(await readWorld(), ['rfc6856/names', 'rfc6856/lang', 'rfc6856/listing', 'rfc2449/capa']),
  },
  timers: {
    name: 'timers',
    title: 'The inactivity timer',
    faults: autologoutFaults(QUICK_MINUTE_MS),
    world: async () => readSlowWorld(QUICK_MINUTE_MS),
  },
  delays: {
    name: 'delays',
    title: 'The time between two logins',
    faults: loginDelayFaults,
    world: readDelayWorld,
  },
};

/** Delays between logins take their time, and sessions are idle for as long: the inactivity timer is not asked here. */
export async function readDelayWorld(): Promise<World> {
  return { ...only(await readSlowWorld(QUICK_MINUTE_MS), ['rfc2449']), autologoutMs: Infinity };
}
