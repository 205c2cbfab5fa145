/** Every optional feature that a scenario may need, with what it is; `needs` and the catalogues use these names. */
export const FEATURES: ReadonlyMap<string, string> = new Map([
  ['APOP', 'login with a digest; offered by a timestamp in the greeting (RFC 1939 section 7)'],
  ['CAPA', 'the list of capabilities (RFC 2449 section 5)'],
  ['USER', 'login with USER and PASS (RFC 1939 section 7, RFC 2449 section 6.2)'],
  ['TOP', 'the header and first lines of a message (RFC 1939 section 7, RFC 2449 section 6.1)'],
  ['UIDL', 'unique-ids that outlive a session (RFC 1939 section 7, RFC 2449 section 6.8)'],
  ['PIPELINING', 'several commands sent at once (RFC 2449 section 6.6)'],
  ['RESP-CODES', 'codes in brackets that begin the text of a response (RFC 2449 section 6.4)'],
  ['AUTH-RESP-CODE', 'response codes for refused logins: SYS and AUTH (RFC 3206)'],
  ['SASL', 'login by AUTH and a SASL mechanism (RFC 5034, RFC 2449 section 6.3)'],
  ['STLS', 'TLS begun within the session (RFC 2595 section 4)'],
  ['EXPIRE', 'how long messages are kept (RFC 2449 section 6.7)'],
  ['LOGIN-DELAY', 'least time between two logins (RFC 2449 section 6.5)'],
  ['IMPLEMENTATION', 'name and version of the server (RFC 2449 section 6.9)'],
  ['UTF8', 'UTF-8 in headers, names and passwords (RFC 6856 section 2)'],
  ['LANG', 'the language of response texts (RFC 6856 section 3)'],
]);
