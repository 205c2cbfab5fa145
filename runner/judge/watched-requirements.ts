/** What the wire rules look for in every reply (RFC 1939 §3). */
const WIRE_RULES = [
  'RFC1939-3-MULTILINE-01',
  'RFC1939-3-MULTILINE-02',
  'RFC1939-3-MULTILINE-03',
  'RFC1939-3-MULTILINE-04',
  'RFC1939-3-MULTILINE-06',
  'RFC1939-3-MULTILINE-07',
  'RFC1939-3-RESPONSE-01',
  'RFC1939-3-RESPONSE-02',
  'RFC1939-3-RESPONSE-05',
  'RFC1939-3-RESPONSE-06',
  'RFC1939-3-RESPONSE-07',
  'RFC1939-3-RESPONSE-08',
  'RFC1939-3-RESPONSE-09',
  'RFC1939-4-GREETING-01',
  'RFC1939-4-GREETING-02',
  'RFC1939-4-GREETING-03',
  'RFC1939-6-QUIT-09',
] as const;

/** What the maildrop ledger looks for in every session. */
const LEDGER_RULES = [
  'RFC1939-3-STATE-02',
  'RFC1939-4-NUMBERING-01',
  'RFC1939-4-NUMBERING-02',
  'RFC1939-4-NUMBERING-03',
  'RFC1939-4-NUMBERING-05',
  'RFC1939-4-NUMBERING-10',
  'RFC1939-5-DELE-03',
  'RFC1939-5-DELE-06',
  'RFC1939-5-DELE-07',
  'RFC1939-5-DELE-08',
  'RFC1939-5-DELE-09',
  'RFC1939-5-DELE-12',
  'RFC1939-5-LIST-04',
  'RFC1939-5-LIST-05',
  'RFC1939-5-LIST-09',
  'RFC1939-5-LIST-13',
  'RFC1939-5-LIST-14',
  'RFC1939-5-LIST-15',
  'RFC1939-5-LIST-16',
  'RFC1939-5-RETR-04',
  'RFC1939-5-RETR-08',
  'RFC1939-5-RETR-09',
  'RFC1939-5-RETR-10',
  'RFC1939-5-RETR-11',
  'RFC1939-5-RETR-12',
  'RFC1939-5-RSET-02',
  'RFC1939-5-STAT-04',
  'RFC1939-5-STAT-05',
  'RFC1939-5-STAT-06',
  'RFC1939-5-STAT-07',
  'RFC1939-7-TOP-08',
  'RFC1939-7-TOP-11',
  'RFC1939-7-TOP-12',
  'RFC1939-7-TOP-13',
  'RFC1939-7-TOP-14',
  'RFC1939-7-UIDL-04',
  'RFC1939-7-UIDL-05',
  'RFC1939-7-UIDL-08',
  'RFC1939-7-UIDL-09',
  'RFC1939-7-UIDL-10',
  'RFC1939-7-UIDL-11',
  'RFC1939-7-UIDL-12',
  'RFC1939-7-UIDL-13',
  'RFC1939-7-UIDL-14',
  'RFC1939-7-UIDL-15',
  'RFC1939-7-UIDL-18',
  'RFC1939-7-UIDL-19',
  'RFC1939-7-UIDL-21',
  'RFC1939-7-UIDL-22',
  'RFC1939-7-UIDL-23',
  'RFC1939-7-UIDL-24',
  'RFC6856-2.1-SIZE-01',
  'RFC6856-2.1-SIZE-02',
  'RFC6856-2.1-SURROGATE-04',
  'RFC6856-2.1-SURROGATE-05',
] as const;

/** A requirement that is watched in every exchange of every scenario. */
export type WatchedRequirement = (typeof WIRE_RULES)[number] | (typeof LEDGER_RULES)[number];

/** All of them. */
export const WATCHED: readonly WatchedRequirement[] = [...WIRE_RULES, ...LEDGER_RULES];

/** Who watches every exchange for this requirement; null when only scenarios are about it. */
export function watcherOf(requirement: string): 'wire rules' | 'maildrop ledger' | null {
  const isIn = (rules: readonly string[]): boolean => rules.includes(requirement);
  if (isIn(WIRE_RULES)) return 'wire rules';
  return isIn(LEDGER_RULES) ? 'maildrop ledger' : null;
}
