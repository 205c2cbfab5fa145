import { observe } from '../judge/ledger.ts';
import type { Observation } from '../model/observation.ts';
import type { SessionState } from '../model/suite.ts';
import { encodeCommand } from '../pop3/encode.ts';
import { timestampOf } from '../pop3/timestamp.ts';
import { connect } from '../wire/connect.ts';
import type { Recorder } from '../wire/recorder.ts';
import { toldOf } from './conversation.ts';
import { login, readsAsLocked, type LoginMethod, type LoginRefused } from './login.ts';
import type { Maildrop } from './maildrop.ts';
import type { RunContext } from './run-context.ts';
import { ScenarioSession } from './scenario-session.ts';
import { tryAgain } from './try-again.ts';

/** The session that is wanted. */
export interface Opening {
  readonly name: string;
  readonly state: SessionState;
  readonly maildrop: Maildrop;
  /** How to log in; by default the way that the probe found. */
  readonly login?: LoginMethod;
  readonly recorder: Recorder;
  readonly signal: AbortSignal;
}

/** A session, and its greeting where that was read. */
export interface Opened {
  readonly kind: 'opened';
  readonly session: ScenarioSession;
  readonly greeting: Uint8Array | null;
}

/** Why the session did not come about. */
export interface NotOpened {
  readonly kind: 'not-opened';
  readonly message: string;
  /** The target did not answer at all: it may be gone. */
  readonly isSuspicious: boolean;
  readonly mayPass: boolean;
}

/**
 * Brings a new session to a state. Nothing on the way there is judged, though the ledger learns from it. A refused login
 * is tried again on a new connection for a while: the lock of a session before takes a moment to go.
 */
export async function openSession(run: RunContext, opening: Opening): Promise<Opened | NotOpened> {
  const { clock, limits } = run;
  return tryAgain(
    async () => openOnce(run, opening),
    (result) => result.kind === 'not-opened' && result.mayPass,
    { clock, forMs: limits.loginRetryMs, everyMs: limits.loginRetryEveryMs, signal: opening.signal },
  );
}

async function openOnce(run: RunContext, opening: Opening): Promise<Opened | NotOpened> {
  const { name, state, maildrop, recorder, signal } = opening;
  const connection = await connect({ ...run.target, session: name, clock: run.clock, recorder, signal });
  if (connection.kind === 'connect-failure') return notOpened(connection.message, { isSuspicious: true });
  const session = new ScenarioSession(name, maildrop, connection);
  if (state === 'connected') return { kind: 'opened', session, greeting: null };
  const { observation } = await session.receive({ timeoutMs: greetingMs(run) });
  if (observation.kind !== 'reply') {
    await connection.end();
    return notOpened(`The server did not greet: ${toldOf(observation)}`, { isSuspicious: true });
  }
  const greeting = observation.line;
  if (state === 'authorization') return { kind: 'opened', session, greeting };
  const refused = await logIn(run, opening, { session, greeting });
  if (refused === null) return { kind: 'opened', session, greeting };
  await connection.end();
  return notOpenedFor(refused, isKnownToWork(run, opening));
}

interface Greeted {
  readonly session: ScenarioSession;
  readonly greeting: Uint8Array;
}

async function logIn(
  run: RunContext,
  { login: wanted, maildrop }: Opening,
  { session, greeting }: Greeted,
): Promise<LoginRefused | null> {
  const { known, target, limits } = run;
  const timeoutMs = known.sawWrongPasswords ? Math.max(target.timeoutMs, limits.penaltyMs) : target.timeoutMs;
  const say = async (line: string): Promise<Observation> => {
    await session.takeUnasked();
    await session.send(encodeCommand(line));
    const { observation, commandLine } = await session.receive({ timeoutMs });
    session.ledger = observe(session.ledger, { commandLine: commandLine ?? line, observation }).ledger;
    return observation;
  };
  const method = wanted ?? known.login;
  return login(say, { account: maildrop.account, method, timestamp: timestampOf(greeting) });
}

/** The way that the probe found works: when it is refused, something stands in the way that may go. */
function isKnownToWork({ known }: RunContext, { login: wanted }: Opening): boolean {
  return wanted === undefined || wanted === known.login;
}

function notOpenedFor(refused: LoginRefused, isKnown: boolean): NotOpened {
  const isAnswer = refused.observation === null || refused.observation.kind === 'reply';
  const mayPass = refused.observation?.kind === 'reply' && (isKnown || readsAsLocked(refused));
  return { ...notOpened(refused.message, { isSuspicious: !isAnswer }), mayPass };
}

function notOpened(message: string, { isSuspicious }: { readonly isSuspicious: boolean }): NotOpened {
  return { kind: 'not-opened', message, isSuspicious, mayPass: false };
}

/** Where the probe got no greeting, none is worth a long wait. */
function greetingMs({ known, target }: RunContext): number {
  return known.greets ? target.timeoutMs : Math.min(target.timeoutMs, NO_GREETING_MS);
}

/** Patience with a server that did not greet the probe either. */
const NO_GREETING_MS = 1_000;
