/**
 * Why a client does not cope, or not always, by the name of the oddity: found by hand, in its sources or in what it says, for
 * docs/clients-and-oddities.md.
 */
export const REASONS: Readonly<Record<string, string>> = {
  'replies-in-single-octets':
    'node-pop3 takes the first segment of a reply for all of its first line: the others are answers to the next commands',
  'terminator-in-segments':
    'node-pop3 ends a listing at a segment that is a lone dot, and what is left of the terminator may be taken for the next reply',
  'cut-between-cr-and-lf':
    'node-pop3 looks for the terminator at the end of one segment alone, and waits for ever where it is cut',
  'no-uidl':
    'the SimplePOP3Retriever of getmail6 needs UIDL; it says itself that its BrokenUIDLPOP3Retriever is to be taken there',
  'capabilities-in-lower-case':
    'curl knows capabilities in upper case alone, though RFC 2449 §5 has no case in them, finds no way to log in, and says "Login denied"',
};
