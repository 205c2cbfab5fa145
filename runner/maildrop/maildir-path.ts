import { provisionProblem, type ProvisionProblem } from './provisioner.ts';

/**
 * The path of a user's maildir: `{user}` is the whole name, `{localpart}` and `{domain}` what stands before and after
 * its last `@`. A name that would lead out of the template's folder is a problem, since messages are deleted there.
 */
export function maildirPathOf(template: string, user: string): string | ProvisionProblem {
  const at = user.lastIndexOf('@');
  const values = new Map([
    ['{user}', user],
    ['{localpart}', at < 0 ? user : user.slice(0, at)],
    ['{domain}', at < 0 ? '' : user.slice(at + 1)],
  ]);
  const unfit = [...values].find(([name, value]) => template.includes(name) && !namesOneFolder(value));
  if (unfit !== undefined) {
    const [name, value] = unfit;
    return provisionProblem(
      `${name} in maildir:${template} would be ${JSON.stringify(value)}, which names no folder`,
    );
  }
  return template.replaceAll(/\{(?:user|localpart|domain)\}/g, (name) => values.get(name) ?? name);
}

function namesOneFolder(value: string): boolean {
  return value !== '' && value !== '.' && value !== '..' && !/[/\\\0]/.test(value);
}
