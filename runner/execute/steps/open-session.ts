import type { LoginWay } from '../../model/login-way.ts';
import { observe } from '../../judge/ledger.ts';
import type { Observation } from '../../model/observation.ts';
import type { SessionState, SessionTls } from '../../model/suite.ts';
import { indicatorOf } from '../../pop3/status.ts';
import { timestampOf } from '../../pop3/timestamp.ts';
import type { ConnectFailure } from '../../wire/connect.ts';
import type { Recorder } from '../../wire/recorder.ts';
import { toldOf } from '../session/conversation.ts';
import { tlsOf } from '../environment/environment.ts';
import { login, mayBeTriedAgain, readsAsLocked, type LoginRefused, type Trust } from '../login/login.ts';
import { loginMs } from '../login/login-patience.ts';
import type { Maildrop } from '../maildrop/maildrop.ts';
import type { RunContext } from '../context/run-context.ts';
import { ScenarioSession } from './scenario-session.ts';
import { tryAgain } from '../manners/try-again.ts';
import { byStls, connectTo, GREETED_AGAIN_MS, mayTlsCome, type NoTls } from '../session/way-in.ts';

/** The session that is wanted. */
export interface Opening {
  readonly name: string;
  readonly state: SessionState;
  readonly maildrop: Maildrop;
  /** How to log in; by default the way that the probe found. */
  readonly login?: LoginWay;
  /** How it begins; as the run's connections do when left out. */
  readonly tls?: SessionTls;
  /**
   * What of it the scenario is about. `greeting`: a server that hangs up gets no second chance; `login`: nor one that refuses
   * it as too early after all.
   */
  readonly trial: 'none' | 'greeting' | 'login';
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
  readonly because: 'connection' | 'greeting' | 'login';
  /** The target did not answer at all: it may be gone. */
  readonly isSuspicious: boolean;
  readonly mayPass: boolean;
  /** The login was refused in words that speak of a lock. */
  readonly looksHeld: boolean;
}

/**
 * Brings a new session to a state. Nothing on the way there is judged, though the ledger learns from it. A refused login
 * is tried again on a new connection for a while: the lock of a session before takes a moment to go.
 */
export async function openSession(run: RunContext, opening: Opening): Promise<Opened | NotOpened> {
  const { clock, limits } = run;
  await waitForLogin(run, opening);
  return tryAgain(
    async () => openOnce(run, opening),
    (result) => result.kind === 'not-opened' && result.mayPass,
    { clock, forMs: limits.loginRetryMs, everyMs: limits.loginRetryEveryMs, signal: opening.signal },
  );
}

/** What is waited before a login is no part of the patience with refusals. */
async function waitForLogin({ manners }: RunContext, { state, maildrop, signal }: Opening): Promise<void> {
  if (state === 'transaction') await manners.beforeLogin(maildrop.account.user, signal);
}

async function openOnce(run: RunContext, opening: Opening): Promise<Opened | NotOpened> {
  const { name, state, maildrop } = opening;
  // Where the probe got no greeting, waiting for one in each scenario only costs time.
  if (!run.known.greets && state !== 'connected') return NEVER_GREETED;
  if (opening.trial === 'none') await waitForLogin(run, opening);
  const connection = await connectionFor(run, opening);
  if (connection.kind === 'connect-failure') return notConnected(connection);
  const session = new ScenarioSession(name, maildrop, connection);
  const goesUnderTls = tlsOf(run.target).way === 'starttls' && opening.tls === undefined;
  if (state === 'connected' && goesUnderTls) session.isToBeSecured = true;
  if (opening.tls === 'by-hand') connection.expectTls();
  if (state === 'connected') return { kind: 'opened', session, greeting: null };
  const observation = await greetingOf(session, run.target.timeoutMs);
  if (observation.kind !== 'reply') {
    await connection.end();
    return notGreeted(observation, opening);
  }
  const greeting = observation.line;
  const noTls = goesUnderTls ? await secureOnTheWay(run, session) : null;
  if (noTls !== null) {
    await connection.end();
    return notSecured(noTls);
  }
  if (state === 'authorization') return { kind: 'opened', session, greeting };
  const refused = await logIn(run, opening, { session, greeting });
  if (refused === null) return { kind: 'opened', session, greeting };
  await connection.end();
  return notLoggedIn(refused, trustIn(run, opening));
}

async function connectionFor(
  { target, clock }: RunContext,
  { name, recorder, signal, tls }: Opening,
): ReturnType<typeof connectTo> {
  const wayIn = { target, session: name, clock, recorder, signal };
  return connectTo(wayIn, tls === undefined ? 'as-the-run' : 'left-out');
}

/** Goes under TLS by STLS as the run does, where nobody judges it; null when that worked. */
export async function secureOnTheWay(
  { target, known }: RunContext,
  session: ScenarioSession,
): Promise<NoTls | null> {
  const { host, timeoutMs } = target;
  const { client } = tlsOf(target);
  session.isToBeSecured = false;
  const say = async (line: string): Promise<Observation> => session.ask(line, timeoutMs);
  const noTls = await byStls(say, async () => session.startTls({ client, host, timeoutMs }));
  if (noTls === null && known.greetsAgain === 'yes') {
    await session.connection.readSilence({ forMs: GREETED_AGAIN_MS });
  }
  return noTls;
}

/** The greeting; of a server that refuses and hangs up, the hanging up. One that refuses and goes on may still serve. */
async function greetingOf(session: ScenarioSession, timeoutMs: number): Promise<Observation> {
  const { observation } = await session.receive({ timeoutMs });
  if (observation.kind !== 'reply' || indicatorOf(observation.line) !== 'negative') return observation;
  const ending = await session.connection.readClosed({ timeoutMs: HANGING_UP_MS });
  return ending.kind === 'closed' ? { ...ending, partial: observation.line } : observation;
}

/** How long a server is waited for to hang up after a greeting that refuses. */
const HANGING_UP_MS = 100;

interface Greeted {
  readonly session: ScenarioSession;
  readonly greeting: Uint8Array;
}

async function logIn(
  run: RunContext,
  { login: wanted, maildrop }: Opening,
  { session, greeting }: Greeted,
): Promise<LoginRefused | null> {
  const timeoutMs = loginMs(run);
  const say = async (line: string): Promise<Observation> => {
    const observation = await session.ask(line, timeoutMs);
    session.ledger = observe(session.ledger, { commandLine: line, observation }).ledger;
    return observation;
  };
  const method = wanted ?? run.known.login;
  const { account } = maildrop;
  return login(say, { account, method, timestamp: timestampOf(greeting), manners: run.manners });
}

/** The way that the probe found is known to work for all accounts. */
function trustIn({ known }: RunContext, { login: wanted }: Opening): Trust {
  return wanted === undefined || wanted === known.login ? 'known' : 'new';
}

function notLoggedIn(refused: LoginRefused, trust: Trust): NotOpened {
  const isAnswer = refused.observation === null || refused.observation.kind === 'reply';
  const mayPass = mayBeTriedAgain(refused, trust);
  const looksHeld = readsAsLocked(refused);
  const { message } = refused;
  return { kind: 'not-opened', because: 'login', message, isSuspicious: !isAnswer, mayPass, looksHeld };
}

/** A busy server hangs up and may serve us in a moment; when its greeting is on trial, hanging up counts. */
function notGreeted(observation: Observation, { trial }: Opening): NotOpened {
  const mayPass = observation.kind === 'closed' && trial !== 'greeting';
  const message = `The server did not greet: ${toldOf(observation)}`;
  return {
    kind: 'not-opened',
    because: 'greeting',
    message,
    isSuspicious: true,
    mayPass,
    looksHeld: false,
  };
}

const NEVER_GREETED: NotOpened = {
  kind: 'not-opened',
  because: 'greeting',
  message: 'The server did not greet when it was first met',
  isSuspicious: false,
  mayPass: false,
  looksHeld: false,
};

function notSecured(noTls: NoTls): NotOpened {
  const { message } = noTls;
  const mayPass = mayTlsCome(noTls);
  return {
    kind: 'not-opened',
    because: 'connection',
    message,
    isSuspicious: true,
    mayPass,
    looksHeld: false,
  };
}

function notConnected({ message }: ConnectFailure): NotOpened {
  return {
    kind: 'not-opened',
    because: 'connection',
    message,
    isSuspicious: true,
    mayPass: false,
    looksHeld: false,
  };
}
