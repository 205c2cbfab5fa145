/** A name that every scenario may use, with what it stands for. Lint and documentation read the same table. */
export interface BuiltIn {
  readonly name: string;
  readonly description: string;
}

/** Variables bound before the first step. */
export const BUILT_IN_VARIABLES: readonly BuiltIn[] = [
  { name: 'user', description: 'name of the first account' },
  { name: 'password', description: 'password of the first account' },
  { name: 'second.user', description: 'name of the second account' },
  { name: 'second.password', description: 'password of the second account' },
  { name: 'wrongPassword', description: 'a password that neither account has' },
  { name: 'unknownUser', description: 'a name that no account has' },
  {
    name: 'nonce',
    description: 'printable characters without a comma, other ones in every scenario (SCRAM)',
  },
  {
    name: 'token',
    description: 'OAuth token of the first account; a run without one leaves the scenario out',
  },
  { name: 'maildrop.count', description: 'number of messages in the maildrop' },
  { name: 'maildrop.octets', description: 'their octets as sent: CRLF line ends, no byte-stuffing' },
  { name: 'messages', description: 'fixture messages by name: messages["plain"].octets, .lines, .number' },
];

/** Members that every opened session has under its own name: A.greeting, A.timestamp. */
export const SESSION_MEMBERS: readonly BuiltIn[] = [
  { name: 'greeting', description: 'the text of the greeting line; empty before it was read' },
  {
    name: 'timestamp',
    description: 'the APOP timestamp with its brackets; empty when the greeting has none',
  },
];

/** Members of a session that is under TLS: A.tls.version. */
export const TLS_MEMBERS: readonly BuiltIn[] = [
  { name: 'tls.version', description: 'the version that was negotiated, such as 1.3' },
  {
    name: 'tls.trusted',
    description: 'whether the certificate leads to an authority that the run trusts, whatever its dates',
  },
  { name: 'tls.inDate', description: 'whether now is within the dates of the certificate' },
  {
    name: 'tls.exporter',
    description: 'channel binding data of the type tls-exporter (RFC 9266), base64; empty below TLS 1.3',
  },
  { name: 'tls.nameMatches', description: 'whether the certificate is for the host that was asked for' },
  {
    name: 'tls.problem',
    description: 'why a client should not accept the certificate, in words; empty when it should',
  },
];

/** What a closed step binds on a session under TLS. */
export const TLS_END_MEMBER: BuiltIn = {
  name: 'tls.closeAlert',
  description: 'whether the server announced its end by the TLS alert for that; after a closed step',
};

/** Functions beside those of CEL itself. */
export const BUILT_IN_FUNCTIONS: readonly BuiltIn[] = [
  { name: 'md5', description: 'md5(text): MD5 of the text as UTF-8, 32 lower-case hexadecimal digits' },
  {
    name: 'sha256',
    description: 'sha256(text): SHA-256 of the text as UTF-8, 64 lower-case hexadecimal digits',
  },
  { name: 'apop', description: 'apop(timestamp, secret): the digest that APOP wants (RFC 1939 section 7)' },
  {
    name: 'base64',
    description: 'base64(text): the text as UTF-8 in base64, as lines of an AUTH exchange are',
  },
  { name: 'unbase64', description: 'unbase64(text): what a base64 text stands for, empty when it is none' },
  { name: 'plain', description: 'plain(user, password): the response of PLAIN (RFC 4616), in base64' },
  {
    name: 'cramMd5',
    description: 'cramMd5(challenge, user, password): the response of CRAM-MD5 (RFC 2195), in base64',
  },
  {
    name: 'scramFirst',
    description:
      'scramFirst(user, nonce): client-first-message of SCRAM (RFC 5802) in base64; a third argument is its GS2 header',
  },
  {
    name: 'scramFinal',
    description:
      'scramFinal(mechanism, user, password, nonce, serverFirst): client-final-message with the proof, in base64; a sixth and seventh argument are GS2 header and channel binding data (base64)',
  },
  {
    name: 'scramRaw',
    description:
      'scramRaw(mechanism, password, clientFirstBare, serverFirst, clientFinalWithoutProof): client-final-message in base64 with a proof over just these messages, right or not',
  },
  {
    name: 'scramVerifier',
    description:
      "scramVerifier(…): the server-final-message that belongs to it, 'v=' and the server's signature; arguments as for scramFinal",
  },
  {
    name: 'oauthBearer',
    description: 'oauthBearer(user, token): the initial response of OAUTHBEARER (RFC 7628), in base64',
  },
  { name: 'isUtf8', description: 'isUtf8(text): whether what the server sent as this text is valid UTF-8' },
  {
    name: 'fullWidth',
    description:
      'fullWidth(text): the text in full-width letters, which name preparation maps back (RFC 4013)',
  },
  {
    name: 'overlong',
    description: 'overlong(text): each ASCII letter in two octets, as RFC 3629 forbids; for raw and segments',
  },
  { name: 'sum', description: 'sum(list): the sum of a list of numbers, 0 for an empty one' },
  { name: 'distinct', description: 'distinct(list): the list without repetitions' },
  { name: 'without', description: 'without(list, others): the list without the values that the others hold' },
];
