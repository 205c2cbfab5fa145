/** The SASL mechanisms that the runner logs in by (RFC 5034), those that tell an eavesdropper least first. */
export const SASL_LOGINS = ['scram-sha-256', 'scram-sha-1', 'cram-md5', 'plain'] as const;

/** A SASL mechanism that the runner logs in by. */
export type SaslLogin = (typeof SASL_LOGINS)[number];

/** How to log in: by USER and PASS or APOP (RFC 1939 §7), or by AUTH with a SASL mechanism. */
export type LoginWay = 'user-pass' | 'apop' | SaslLogin;

/** All of them. */
export const LOGIN_WAYS: readonly LoginWay[] = ['user-pass', 'apop', ...SASL_LOGINS];

/** Whether the word names a mechanism that the runner logs in by. */
export function isSaslLogin(word: string): word is SaslLogin {
  return SASL_LOGINS.some((each) => each === word);
}
