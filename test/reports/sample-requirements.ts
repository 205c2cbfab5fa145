import type { RequirementResult } from '../../runner/model/result.ts';
import { requirementOf } from './sample-parts.ts';

export const STAT: RequirementResult = requirementOf('RFC1939-5-STAT-04', 'MUST', {
  basis: 'reading',
  argument: 'Indicative: the text says what the server does, and clients depend on it.',
  text: 'Messages marked as deleted are counted in neither total of STAT.',
  verdict: 'violated',
  scenarios: ['rfc1939/stat/deleted-not-counted'],
});

export const RETR: RequirementResult = requirementOf('RFC1939-5-RETR-04', 'MUST', {
  text: 'The octets that RETR sends are as many as LIST said.',
  verdict: 'violated',
  scenarios: ['rfc1939/retr/endless', 'journeys/two-clients/leave-on-server'],
});

export const CRLF: RequirementResult = requirementOf('RFC1939-3-RESPONSE-05', 'MUST', {
  command: null,
  text: 'The first line of every response ends with CRLF.',
  verdict: 'violated',
  scenarios: [
    'rfc1939/retr/endless',
    'rfc1939/stat/deleted-not-counted',
    'rfc1939/greeting/control-characters',
  ],
});

export const LENGTH: RequirementResult = requirementOf('RFC1939-3-RESPONSE-06', 'MUST', {
  command: null,
  text: 'The first line of a response is at most 512 octets long, CRLF included.',
  // For the sake of a capability that is announced and broken.
  feature: 'EXPIRE',
  verdict: 'violated',
  scenarios: ['rfc1939/greeting/very-long-line'],
});

export const LIST: RequirementResult = requirementOf('RFC1939-5-LIST-04', 'MUST', {
  text: 'LIST shows every message that is not marked as deleted.',
  verdict: 'undetermined',
  reason: 'LIST was refused.',
  scenarios: ['rfc1939/list/all-shown'],
});

export const UNKNOWN: RequirementResult = requirementOf('RFC1939-3-UNKNOWN-05', 'SHOULD', {
  text: 'An empty command line is answered -ERR.',
  verdict: 'violated',
  scenarios: ['rfc1939/unknown/empty-line'],
});

export const GREETING: RequirementResult = requirementOf('RFC1939-4-GREETING-01', 'MUST', {
  command: null,
  text: 'The greeting is a positive response (+OK).',
  scenarios: ['rfc1939/greeting/positive'],
});

export const NOOP: RequirementResult = requirementOf('RFC1939-5-NOOP-01', 'MUST', {
  text: 'NOOP is answered with a positive response.',
  reason: 'One more scenario about it could not be judged.',
  scenarios: ['rfc1939/noop/answered'],
});

/** Of a catalogue that is scored apart. */
export const ECHO: RequirementResult = requirementOf('SECURITY-1-ECHO-01', 'MUST', {
  apart: true,
  topic: 'Replies that <b>repeat</b>',
  command: 'PASS',
  basis: 'reading',
  argument: 'Replies end up in <logs> & on screens.',
  text: 'The reply to PASS does not hold the password that was sent.',
  verdict: 'violated',
  scenarios: ['security/echo/wrong-password'],
});

/** In catalogue order. */
export const SAMPLE_REQUIREMENTS: readonly RequirementResult[] = [
  CRLF,
  LENGTH,
  UNKNOWN,
  requirementOf('RFC1939-3-RESPONSE-07', 'MUST', { text: 'The status indicators are sent in upper case.' }),
  requirementOf('RFC1939-3-AUTOLOGOUT-01', 'MAY', {
    text: 'A server may go without any autologout timer.',
    observable: false,
    verdict: 'not-exercised',
    reason: 'A permission: whatever a server does is right.',
  }),
  GREETING,
  requirementOf('RFC1939-4-LOCK-01', 'MUST', {
    text: 'The server takes an exclusive-access lock on the maildrop.',
    verdict: 'not-exercised',
    reason: 'Needs two accounts.',
  }),
  STAT,
  requirementOf('RFC1939-5-STAT-01', 'MUST', { text: 'STAT is answered with <markup> & "quotes".' }),
  LIST,
  RETR,
  NOOP,
  requirementOf('RFC1939-5-DELE-01', 'MUST', {
    text: 'DELE marks the message as deleted.',
    verdict: 'not-exercised',
    reason: 'It deletes mail.',
  }),
  requirementOf('RFC1939-6-QUIT-01', 'MUST', { text: 'QUIT is answered.' }),
  requirementOf('RFC1939-7-APOP-01', 'MUST', {
    text: 'The greeting of a server that offers APOP has a timestamp.',
    feature: 'APOP',
    verdict: 'not-offered',
    reason: 'The target does not offer APOP.',
  }),
  requirementOf('RFC1939-7-UIDL-01', 'SHOULD', {
    text: 'Unique-ids persist over sessions.',
    feature: 'UIDL',
  }),
  requirementOf('RFC1939-7-TOP-01', 'MAY', { text: 'TOP takes any number of lines.' }),
  requirementOf('RFC2449-5-CAPA-01', 'SHOULD', {
    text: 'CAPA is available in both states.',
    verdict: 'not-exercised',
    reason: 'Left out by --only.',
  }),
  ECHO,
  requirementOf('SECURITY-1-ECHO-02', 'SHOULD', {
    apart: true,
    text: 'The reply to APOP does not hold the digest that was sent.',
    verdict: 'not-exercised',
    reason: 'Left out by --only.',
  }),
  requirementOf('SECURITY-2-VERSION-01', 'MUST', { apart: true, text: 'The greeting names no secret.' }),
];
