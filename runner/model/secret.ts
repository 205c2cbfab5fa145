/** What stands in place of a secret. */
export const REDACTED = '[secret]';

/** Built-in variables of the scenario language, and members of them, that hold secrets. */
const SECRET_NAMES: ReadonlySet<string> = new Set(['password', 'token']);

/** Whether a variable of the scenario language is one whose value nobody may see. */
export function namesSecret(name: string): boolean {
  return SECRET_NAMES.has(name.slice(name.lastIndexOf('.') + 1));
}

/**
 * What must never be shown: a text that is looked for everywhere; or a word that ordinary texts hold as well, which is looked
 * for only where a password is told. Taking such a word out everywhere would garble the texts, and tell it by the gaps.
 */
export type Secret = string | { readonly word: string };
