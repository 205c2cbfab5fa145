import type { Account } from './provisioner.ts';

/** What must never be shown of an account. */
export function secretsOf({ password, token }: Account): readonly string[] {
  return token === undefined ? [password] : [password, token];
}
