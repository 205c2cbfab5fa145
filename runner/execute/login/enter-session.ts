import type { Account } from '../../maildrop/provisioner.ts';
import type { Observation } from '../../model/observation.ts';
import type { Recorder } from '../../wire/recorder.ts';
import { login, mayBeTriedAgain, type Trust } from './login.ts';
import { loginMs } from './login-patience.ts';
import { openPlainSession, type PlainSession } from '../session/plain-session.ts';
import { otherReason } from './refusal-reason.ts';
import type { RunContext } from '../context/run-context.ts';
import { tryAgain } from '../manners/try-again.ts';
import { mayTlsCome } from '../session/way-in.ts';

/** Why no session in the TRANSACTION state came about. */
export interface NotEntered {
  readonly kind: 'not-entered';
  readonly message: string;
  readonly because: 'connection' | 'greeting' | 'login';
  /** It may go better in a moment. */
  readonly mayPass: boolean;
  /** What to do about it, where the server's answer says. */
  readonly advice: string | null;
}

export interface EnterOptions {
  readonly account: Account;
  /** Name of the session. */
  readonly name: string;
  readonly trust: Trust;
  /** Asks for UTF-8 mode before the login (RFC 6856 §2.1); what is answered makes no difference. */
  readonly inUtf8Mode?: boolean;
  readonly recorder: Recorder;
  readonly signal: AbortSignal;
}

/** A session in the TRANSACTION state that is on no trial; a refused login is tried again, since locks take time to go. */
export async function enterSession(
  run: RunContext,
  options: EnterOptions,
): Promise<PlainSession | NotEntered> {
  const { clock, limits, manners } = run;
  await manners.beforeLogin(options.account.user, options.signal, 'boldly');
  return tryAgain(
    async () => enterOnce(run, options),
    (result) => result.kind === 'not-entered' && result.mayPass,
    { clock, forMs: limits.loginRetryMs, everyMs: limits.loginRetryEveryMs, signal: options.signal },
  );
}

async function enterOnce(run: RunContext, options: EnterOptions): Promise<PlainSession | NotEntered> {
  const { account, name, trust, recorder, signal } = options;
  const { target, clock, limits, known } = run;
  const { greetsAgain } = known;
  await run.manners.beforeLogin(account.user, signal, 'boldly');
  const session = await openPlainSession({ target, session: name, clock, recorder, signal, greetsAgain });
  if (session.kind === 'connect-failure') return notEntered('connection', session.message);
  if (session.kind === 'no-tls') {
    return { ...notEntered('connection', session.message), mayPass: mayTlsCome(session) };
  }
  if (!session.isInSync) {
    await session.leave(limits.epilogueMs);
    return {
      ...notEntered('greeting', 'The server did not greet'),
      mayPass: session.greeting.kind === 'closed',
    };
  }
  const say = async (line: string): Promise<Observation> => session.ask(line, loginMs(run));
  if (options.inUtf8Mode === true && !(await takesUtf8(session))) {
    await session.leave(limits.epilogueMs);
    return enterOnce(run, { ...options, inUtf8Mode: false });
  }
  const { manners } = run;
  const { timestamp } = session;
  const refused = await login(say, { account, method: known.login, timestamp, manners });
  if (refused === null) return session;
  await session.leave(limits.epilogueMs);
  return {
    ...notEntered('login', refused.message),
    mayPass: mayBeTriedAgain(refused, trust),
    advice: otherReason(refused),
  };
}

/** Whether UTF8 was answered, be it by a refusal: RFC 6856 §2.1 permits that. */
async function takesUtf8(session: PlainSession): Promise<boolean> {
  const seen = await session.ask('UTF8');
  return seen.kind === 'reply';
}

function notEntered(because: NotEntered['because'], message: string): NotEntered {
  return { kind: 'not-entered', because, message, mayPass: false, advice: null };
}
