import type { Scenario } from '../model/suite.ts';

/** How many accounts a scenario needs at once. No text speaks of `second.` for anything but the second account. */
export function accountsOf({ steps }: Scenario): number {
  const isOpened = steps.some((step) => 'account' in step && step.account === 'second');
  return isOpened || mentionsSecond(steps) ? 2 : 1;
}

function mentionsSecond(steps: Scenario['steps']): boolean {
  return mentions(steps, /\bsecond\.(?:user|password)\b/);
}

/** Whether steps speak of the OAuth token. */
export function mentionsToken(steps: Scenario['steps']): boolean {
  return mentions(steps, /\btoken\b/);
}

/** Whether steps speak of the octets or lines of messages as they were given to the provisioner. */
export function mentionsSizes(steps: Scenario['steps']): boolean {
  return mentions(steps, /\bmaildrop\.octets\b|\bmessages\b[^\]]*\]\.(?:octets|lines)\b/);
}

/** Whether steps speak of what makes a certificate acceptable. */
export function mentionsCertificate(steps: Scenario['steps']): boolean {
  return mentions(steps, /\btls\.(?:trusted|inDate|nameMatches|problem)\b/);
}

/** Whether steps speak of the name that a certificate is for. */
export function mentionsHostName(steps: Scenario['steps']): boolean {
  return mentions(steps, /\btls\.nameMatches\b/);
}

function mentions(value: unknown, what: RegExp): boolean {
  if (typeof value === 'string') return what.test(value);
  return (
    typeof value === 'object' && value !== null && Object.values(value).some((each) => mentions(each, what))
  );
}
