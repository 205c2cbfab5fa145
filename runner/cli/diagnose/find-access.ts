import type { LoginWay } from '../../model/login-way.ts';
import { failed, ok, warning, type DoctorFacts, type Found } from './facts.ts';

/** Who can log in, and by which ways. */
export function findLogin({ settings, leave, examination }: DoctorFacts): Found {
  const { login, messageCount, triedLogins, offeredLogins } = examination;
  if (login === null) return failed(['nobody could log in']);
  const [first, ...others] = settings.accounts.map(({ user }) => JSON.stringify(user));
  const holds = messageCount === null ? '' : `; the maildrop holds ${countOf(messageCount, 'message')}`;
  const working = triedLogins.filter((each) => each.refused === null).map(({ way }) => way);
  const refused = triedLogins.filter((each) => each.refused !== null);
  const untried = offeredLogins.filter(
    (way) => way !== login && triedLogins.every((each) => each.way !== way),
  );
  const found = [
    `${first ?? 'nobody'} by ${NAMES[login]}${holds}`,
    ...(others.length === 0 ? [] : [`${others.join(', ')} as well`]),
    ...(working.length === 0 ? [] : [`works as well: ${namesOf(working)}`]),
    ...refused.map(({ way, refused: why }) => `${NAMES[way]} is offered and does not work: ${why ?? ''}`),
    ...(untried.length === 0 ? [] : [`offered and not tried: ${namesOf(untried)}`]),
  ];
  if (refused.length > 0) return warning(found, `The account may be kept for the one way: --login ${login}`);
  return untried.length > 0 && !leave.logins
    ? { state: 'ok', found, advice: '--allow bad-logins has each of them tried once' }
    : ok(...found);
}

const NAMES: Readonly<Record<LoginWay, string>> = {
  'user-pass': 'USER and PASS',
  apop: 'APOP',
  plain: 'AUTH PLAIN',
  'cram-md5': 'AUTH CRAM-MD5',
  'scram-sha-1': 'AUTH SCRAM-SHA-1',
  'scram-sha-256': 'AUTH SCRAM-SHA-256',
};

function namesOf(ways: readonly LoginWay[]): string {
  return ways.map((way) => NAMES[way]).join(', ');
}

/** Whether messages get into the maildrops and back. */
export function findProvisioning({ provisioner, leave, examination }: DoctorFacts): Found {
  const { trips, canaryMissing } = examination;
  if (!provisioner.knowsContent)
    return warning(['the mailbox is taken as it is: nothing can be placed'], PROVISION);
  if (!leave.placing)
    return warning([`${provisioner.name} was not tried: it replaces what the mailbox holds`], ALLOW);
  if (canaryMissing !== null) return warning([`${provisioner.name} was not tried: ${canaryMissing}`], CANARY);
  const problems = trips.filter(({ problem }) => problem !== null);
  if (problems.length > 0)
    return failed(problems.map(({ user, problem }) => `${JSON.stringify(user)}: ${problem ?? ''}`));
  const found = trips.map(
    ({ user, change }) =>
      `${JSON.stringify(user)}: a message placed by ${provisioner.name} came back ${change === null ? 'octet for octet' : `changed: ${change}`}`,
  );
  return ok(...found, 'it was removed again, and the maildrop is empty');
}

const PROVISION =
  'Scenarios that need known messages run with --provision maildir:PATH or another way in (docs/provision.md)';

const CANARY = 'Put a message with that Subject into each mailbox of the run, or leave --canary out';

const ALLOW =
  'A run with it does so, and on a host that is not this machine doctor wants to hear --allow deletes first';

/** `1 message`, `2 messages`. */
export function countOf(number: number, noun: string): string {
  return `${number} ${number === 1 ? noun : `${noun}s`}`;
}
