import type { Account } from '../../maildrop/provisioner.ts';
import type { LoginWay } from '../../model/login-way.ts';
import type { TargetDescription } from '../../model/result.ts';
import { Recorder } from '../../wire/recorder.ts';
import { enterSession } from '../login/enter-session.ts';
import { methodsToTry } from './probe-login.ts';
import type { RunContext } from '../context/run-context.ts';

/** What came of one way to log in. */
export interface TriedLogin {
  readonly way: LoginWay;
  /** Null when it works, otherwise what happened. */
  readonly refused: string | null;
}

/** The ways to log in that a target offers. A name and a password are not shown to who does not announce to want them. */
export function offeredLogins({ capabilities, features }: TargetDescription): readonly LoginWay[] {
  const ways = methodsToTry(capabilities.authorization, features.includes('APOP'));
  return ways.filter((way) => way !== 'user-pass' || features.includes('USER'));
}

/** Logs in by each of these ways once. */
export async function tryLogins(
  run: RunContext,
  account: Account,
  ways: readonly LoginWay[],
): Promise<readonly TriedLogin[]> {
  const tried: TriedLogin[] = [];
  for (const way of ways) tried.push({ way, refused: await whyRefused(run, account, way) });
  return tried;
}

async function whyRefused(run: RunContext, account: Account, way: LoginWay): Promise<string | null> {
  const { clock, secrets, state, known, limits } = run;
  const recorder = new Recorder({ clock, secrets });
  const entered = await enterSession(
    { ...run, known: { ...known, login: way } },
    { account, name: 'login', trust: 'new', recorder, signal: state.signal },
  );
  if (entered.kind === 'not-entered') return recorder.redact(entered.message);
  await entered.leave(limits.epilogueMs);
  return null;
}
