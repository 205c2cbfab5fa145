import { saslprep } from '@mongodb-js/saslprep';

/**
 * A name or password as SCRAM computes with it (RFC 5802 §2.2, SASLprep); as it is where that forbids one of its
 * characters, since it is for the server to refuse it.
 */
export function prepared(text: string): string {
  try {
    return saslprep(text);
  } catch {
    return text;
  }
}
