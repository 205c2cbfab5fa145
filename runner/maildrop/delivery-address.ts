import { withAccountParts } from './account-parts.ts';
import { provisionProblem, type ProvisionProblem } from './provisioner.ts';
import type { ServerUrl } from './server-url.ts';

/** Who a message is for, and whom its delivery is told to come from. */
export interface Envelope {
  readonly recipient: string;
  /** Empty: the null sender, so that nothing comes back when a message cannot be delivered (RFC 5321 §4.5.5). */
  readonly sender: string;
}

/**
 * The addresses for an account: its name is the recipient, with `@` and the `domain` of the URL where it has none, or what
 * the URL's `to` makes of its parts; the sender is the URL's `from`.
 */
export function envelopeFor({ options, shown }: ServerUrl, user: string): Envelope | ProvisionProblem {
  const domain = options.get('domain');
  const named = user.includes('@') || domain === undefined ? user : `${user}@${domain}`;
  const template = options.get('to');
  const recipient = template === undefined ? named : withAccountParts(template, user);
  const sender = withAccountParts(options.get('from') ?? '', user);
  const unfit = [recipient, sender].find((address) => UNFIT.test(address));
  if (unfit === undefined) return { recipient, sender };
  return provisionProblem(`${shown}: ${JSON.stringify(unfit)} is no address for mail`);
}

/** What would end the address, or the command that it stands in. */
const UNFIT = /[\s<>\p{Cc}]/u;
