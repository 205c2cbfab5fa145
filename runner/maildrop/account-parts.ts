import { provisionProblem, type ProvisionProblem } from './provisioner.ts';

/**
 * A template with the parts of an account's name filled in: `{user}` is the whole name, `{localpart}` and `{domain}` what
 * stands before and after its last `@`; without an `@` the domain is empty.
 */
export function withAccountParts(template: string, user: string): string {
  const parts = partsOf(user);
  return template.replaceAll(/\{(?:user|localpart|domain)\}/g, (name) => parts.get(name) ?? name);
}

/** What a template has in braces and nobody can fill in; null where there is nothing of the kind. */
export function unknownPart(template: string): string | null {
  const parts = partsOf('');
  return (template.match(/\{\w*\}/g) ?? []).find((name) => !parts.has(name)) ?? null;
}

/** A kind of provisioner with the path that was given for it, such as `maildir` and `/srv/mail/{user}`. */
export interface PathTemplate {
  readonly kind: string;
  readonly template: string;
}

/**
 * The path of a user's mailbox. A name that would lead out of the template's folder is a problem, since messages are
 * deleted there.
 */
export function mailboxPathOf({ kind, template }: PathTemplate, user: string): string | ProvisionProblem {
  const unfit = [...partsOf(user)].find(([name, value]) => template.includes(name) && !namesOneFile(value));
  if (unfit !== undefined) {
    const [name, value] = unfit;
    return provisionProblem(
      `${name} in ${kind}:${template} would be ${JSON.stringify(value)}, which names no file or folder`,
    );
  }
  return withAccountParts(template, user);
}

function partsOf(user: string): ReadonlyMap<string, string> {
  const at = user.lastIndexOf('@');
  return new Map([
    ['{user}', user],
    ['{localpart}', at < 0 ? user : user.slice(0, at)],
    ['{domain}', at < 0 ? '' : user.slice(at + 1)],
  ]);
}

function namesOneFile(value: string): boolean {
  return value !== '' && value !== '.' && value !== '..' && !/[/\\\0]/.test(value);
}
