import { createHash } from 'node:crypto';
import type { Account } from '../../maildrop/provisioner.ts';
import type { LoginWay } from '../../model/login-way.ts';
import type { Observation } from '../../model/observation.ts';
import { latin1 } from '../../pop3/encode.ts';
import { isPositive, toldOf, type Say } from '../session/conversation.ts';
import type { Manners } from '../manners/manners.ts';
import { saslLogin } from './sasl-login.ts';

/** What a login needs to know. */
export interface Credentials {
  readonly account: Account;
  readonly method: LoginWay;
  /** Timestamp of this session's greeting, null when it had none. */
  readonly timestamp: string | null;
  readonly manners?: Manners | undefined;
}

/** The login did not come about. */
export interface LoginRefused {
  readonly kind: 'login-refused';
  /** The command that it ended with. */
  readonly command: 'USER' | 'PASS' | 'APOP' | 'AUTH';
  /** What came instead of a positive reply; null when the command could not even be made. */
  readonly observation: Observation | null;
  /** A sentence without secrets. */
  readonly message: string;
}

/** Logs in; null when the session is in the TRANSACTION state. */
export async function login(say: Say, credentials: Credentials): Promise<LoginRefused | null> {
  const { account, manners } = credentials;
  manners?.logsIn();
  const refused = await logInBy(say, credentials);
  if (refused === null) manners?.delays.letIn(account.user);
  else if (readsAsEarly(refused) || isRefusedEarly(refused, credentials))
    manners?.delays.refusedAsEarly(account.user);
  return refused;
}

/** A refusal that gives no reason, of a login before its time: RFC 2449 §6.5 asks for no response code. */
function isRefusedEarly({ observation }: LoginRefused, { account, manners }: Credentials): boolean {
  return observation?.kind === 'reply' && manners?.delays.isEarly(account.user) === true;
}

async function logInBy(say: Say, { account, method, timestamp }: Credentials): Promise<LoginRefused | null> {
  switch (method) {
    case 'user-pass': {
      const named = await say(`USER ${account.user}`);
      if (!isPositive(named)) return refused('USER', account, named);
      const entered = await say(`PASS ${account.password}`);
      return isPositive(entered) ? null : refused('PASS', account, entered);
    }
    case 'apop': {
      if (timestamp === null) return withoutTimestamp(account);
      const entered = await say(`APOP ${account.user} ${apopDigest(timestamp, account.password)}`);
      return isPositive(entered) ? null : refused('APOP', account, entered);
    }
    case 'plain':
    case 'cram-md5':
    case 'scram-sha-1':
    case 'scram-sha-256': {
      const ended = await saslLogin(say, account, method);
      return isPositive(ended) ? null : refused('AUTH', account, ended);
    }
  }
}

/** RFC 1939 §7, APOP: MD5 over the timestamp, brackets included, and the secret. */
function apopDigest(timestamp: string, secret: string): string {
  return createHash('md5').update(timestamp, 'latin1').update(secret, 'utf8').digest('hex');
}

/**
 * Whether a refusal reads like one that passes: the maildrop is in use (RFC 1939 §4; RFC 2449 §8.1.1 IN-USE; RFC 3206
 * SYS/TEMP). A refused password does not read so, and is not tried again: that locks accounts.
 */
export function readsAsLocked({ observation }: Pick<LoginRefused, 'observation'>): boolean {
  if (observation?.kind !== 'reply') return false;
  return /\[IN-USE\]|\[SYS\/TEMP\]|\block|\bin use\b|\bbusy\b/i.test(latin1(observation.line));
}

/** Whether a refusal says that the user was here a moment ago (RFC 2449 §8.1.1). */
export function readsAsEarly({ observation }: Pick<LoginRefused, 'observation'>): boolean {
  return observation?.kind === 'reply' && /\[LOGIN-DELAY\]/i.test(latin1(observation.line));
}

/** Whether a refusal reads like one that passes by itself, and says nothing of the credentials. */
export function readsAsPassing(refused: Pick<LoginRefused, 'observation'>): boolean {
  return readsAsLocked(refused) || readsAsEarly(refused);
}

/** `known`: this login worked before, so a refusal is about something that passes; `new`: it was never tried. */
export type Trust = 'known' | 'new';

/** Whether the same login may go better in a moment: a lock that goes, or a server that was busy and hung up. */
export function mayBeTriedAgain(refused: LoginRefused, trust: Trust): boolean {
  switch (refused.observation?.kind) {
    case 'reply':
      return trust === 'known' || readsAsPassing(refused);
    case 'closed':
      return true;
    case 'timeout':
    case 'limit':
    case 'silence':
    case undefined:
      return false;
  }
}

function refused(
  command: LoginRefused['command'],
  { user }: Account,
  observation: Observation,
): LoginRefused {
  const message = `The login as ${JSON.stringify(user)} was refused: ${command} was answered with ${toldOf(observation)}`;
  return { kind: 'login-refused', command, observation, message };
}

function withoutTimestamp({ user }: Account): LoginRefused {
  const message = `The login as ${JSON.stringify(user)} by APOP is not possible: the greeting has no timestamp`;
  return { kind: 'login-refused', command: 'APOP', observation: null, message };
}
