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
  { name: 'maildrop.count', description: 'number of messages put into the maildrop' },
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

/** Functions beside those of CEL itself. */
export const BUILT_IN_FUNCTIONS: readonly BuiltIn[] = [
  { name: 'md5', description: 'md5(text): MD5 of the text as UTF-8, 32 lower-case hexadecimal digits' },
  {
    name: 'sha256',
    description: 'sha256(text): SHA-256 of the text as UTF-8, 64 lower-case hexadecimal digits',
  },
  { name: 'apop', description: 'apop(timestamp, secret): the digest that APOP wants (RFC 1939 section 7)' },
  { name: 'sum', description: 'sum(list): the sum of a list of numbers, 0 for an empty one' },
  { name: 'distinct', description: 'distinct(list): the list without repetitions' },
];
