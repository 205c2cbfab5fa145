import type { LoginWay } from '../../model/login-way.ts';
import type { Observation } from '../../model/observation.ts';
import { printable } from '../../model/printable.ts';
import type { Offered } from '../../model/plan.ts';
import type { RunStop, TargetDescription } from '../../model/result.ts';
import type { TlsFacts, TlsWay } from '../../model/tls.ts';
import { dropListingOf } from '../../pop3/listing.ts';
import { keywordOf } from '../../pop3/command.ts';
import { afterIndicator } from '../../pop3/status.ts';
import type { Recorder } from '../../wire/recorder.ts';
import { isPositive } from '../session/conversation.ts';
import { tlsOf } from '../environment/environment.ts';
import { capabilityLines, implementationOf } from './features.ts';
import { readsAsPassing, type LoginRefused } from '../login/login.ts';
import { hungUp, whyNotPop3, type FirstWords } from './probe-greeting.ts';
import { ProbeLine } from './probe-line.ts';
import { loginRefusedStop, methodsToTry } from './probe-login.ts';
import { offeredBy } from './offered.ts';
import type { GreetsAgain } from '../session/plain-session.ts';
import type { ProbeOptions } from './probe-options.ts';
import { announcesStls, notConnectedStop, noTlsStop, notTrustedStop } from './probe-tls.ts';

/** Asks a target one thing after the other and keeps the answers. */
export class ProbeInquiry {
  readonly #options: ProbeOptions;
  readonly #line: ProbeLine;
  readonly #working: string[] = [];
  #greeting: Observation | null = null;
  #hasTimestamp = false;
  #beforeTls: readonly string[] | null = null;
  #underTls: readonly string[] | null = null;
  #tls: TlsFacts | null = null;
  #authorization: readonly string[] | null = null;
  #transaction: readonly string[] | null = null;
  #login: LoginWay | null = null;
  #messageCount: number | null = null;

  constructor(options: ProbeOptions, recorder: Recorder) {
    this.#options = options;
    this.#line = new ProbeLine(options, recorder);
  }

  get login(): LoginWay | null {
    return this.#login;
  }

  get isConnected(): boolean {
    return this.#greeting !== null;
  }

  get greets(): boolean {
    return this.#greeting?.kind === 'reply';
  }

  get greetsAgain(): GreetsAgain {
    return this.#line.greetsAgain;
  }

  get messageCount(): number | null {
    return this.#messageCount;
  }

  /** Asks everything; null, or why there is no point in going on. */
  async run(): Promise<RunStop | null> {
    try {
      const stop = (await this.#meet()) ?? (await this.#enter());
      if (stop === null) await this.#lookAround();
      return this.#line.isAborted ? INTERRUPTED : stop;
    } finally {
      await this.#line.leave();
    }
  }

  /** What was learnt; `redact` takes secrets out of what the server said. */
  target(redact: (text: string) => string): TargetDescription {
    const { host, port } = this.#options.target;
    const authorization = this.#authorization?.map(redact) ?? null;
    const transaction = this.#transaction?.map(redact) ?? null;
    const greeting = this.#greeting?.kind === 'reply' ? redact(printable(this.#greeting.line)) : null;
    const beforeTls = this.#beforeTls?.map(redact);
    const underTls = this.#underTls?.map(redact);
    const { inClear, underTls: secured } = this.offered;
    return {
      host,
      port,
      greeting,
      implementation: implementationOf([...(transaction ?? []), ...(authorization ?? [])]),
      capabilities: {
        authorization,
        transaction,
        ...(beforeTls === undefined ? {} : { beforeTls }),
        ...(underTls === undefined ? {} : { underTls }),
      },
      features: [...new Set([...inClear, ...secured])].sort(),
      ...(this.#tls === null ? {} : { tls: { way: this.#way, ...this.#tls } }),
    };
  }

  /** The optional features, as far as they differ by the way to a session. */
  get offered(): Offered {
    return offeredBy({
      way: this.#way,
      cameUnderTls: this.#tls !== null,
      authorization: this.#authorization,
      transaction: this.#transaction,
      beforeTls: this.#beforeTls,
      underTls: this.#underTls,
      hasTimestamp: this.#hasTimestamp,
      working: this.#working,
      // Who chooses APOP has an account that may not log in otherwise (RFC 1939 §13).
      notForUs: this.#options.login === 'apop' ? ['USER'] : [],
    });
  }

  /** Who is there, and what does it announce before anybody logged in? */
  async #meet(): Promise<RunStop | null> {
    const first = await this.#line.patiently(
      async () => this.#firstWords(),
      (words) => 'greeting' in words && hungUp(words),
    );
    if ('cause' in first) return first;
    const { greeting, toCapa } = first;
    this.#greeting = greeting;
    const lines = toCapa !== null && isPositive(toCapa) ? capabilityLines(toCapa) : null;
    if (this.#way === 'starttls') this.#beforeTls = lines;
    else this.#authorization = lines;
    const { target } = this.#options;
    const stop = whyNotPop3(first, `${target.host} port ${String(target.port)}`, this.#way);
    if (stop !== null) return stop;
    return this.#way === 'none' ? null : this.#comeUnderTls();
  }

  /** Goes under TLS where that is still to be done, and looks at the certificate. */
  async #comeUnderTls(): Promise<RunStop | null> {
    if (this.#way === 'starttls') {
      const failure = await this.#line.secure();
      if (failure?.kind === 'connect-failure') return notConnectedStop(failure);
      if (failure !== null) return noTlsStop(failure, this.#beforeTls);
    }
    this.#tls = this.#line.tls;
    const { target } = this.#options;
    const stop = tlsOf(target).certificate === 'any' ? null : notTrustedStop(target, this.#tls);
    if (stop === null && this.#way === 'starttls') this.#authorization = await this.#capabilitiesNow();
    return stop;
  }

  async #capabilitiesNow(): Promise<readonly string[] | null> {
    const capa = await this.#line.askNow('CAPA');
    return capa !== null && isPositive(capa) ? capabilityLines(capa) : null;
  }

  /** A run in clear goes under TLS once, to know what is offered there to scenarios that begin TLS by themselves. */
  async #lookUnderTls(): Promise<void> {
    const opened = await this.#line.openWithoutStls();
    if (opened.kind === 'connect-failure' || (await this.#line.secure()) !== null) return;
    this.#tls = this.#line.tls;
    this.#underTls = await this.#capabilitiesNow();
  }

  get #way(): TlsWay {
    return tlsOf(this.#options.target).way;
  }

  async #firstWords(): Promise<FirstWords | RunStop> {
    const session = await this.#line.openWithoutStls();
    if (session.kind === 'connect-failure') return notConnectedStop(session);
    const { greeting } = session;
    this.#hasTimestamp = session.timestamp !== null;
    const isOver = greeting.kind === 'closed' || greeting.kind === 'limit';
    return { greeting, toCapa: isOver ? null : await session.ask('CAPA') };
  }

  /** Does it let us in, and how? A refused password is not tried another way: that locks accounts. */
  async #enter(): Promise<RunStop | null> {
    const refusals: LoginRefused[] = [];
    const { login, target } = this.#options;
    target.manners?.delays.announced([this.#authorization]);
    const methods = login === undefined ? methodsToTry(this.#authorization, this.#hasTimestamp) : [login];
    for (const method of methods) {
      if (refusals.some(({ command }) => command === 'PASS' || command === 'AUTH')) break;
      const refused = await this.#line.logIn(method, readsAsPassing);
      if (refused === null) return this.#entered(method);
      if (!('kind' in refused)) return refused;
      refusals.push(refused);
    }
    const hasApop = this.#hasTimestamp && login === undefined;
    return loginRefusedStop(refusals, { capabilities: this.#authorization, hasApop });
  }

  #entered(method: LoginWay): null {
    this.#login = method;
    if (method === 'user-pass') this.#working.push('USER');
    return null;
  }

  /** What else does it offer once we are in? */
  async #lookAround(): Promise<void> {
    const capa = await this.#ask('CAPA');
    if (capa !== null && isPositive(capa)) this.#transaction = capabilityLines(capa);
    this.#options.target.manners?.delays.announced([this.#authorization, this.#transaction]);
    this.#messageCount = await this.#count();
    if (!this.#isAnnounced('UIDL') && (await this.#isCarriedOut('UIDL'))) this.#working.push('UIDL');
    if (!this.#isAnnounced('TOP') && (await this.#hasTop())) this.#working.push('TOP');
    if (this.#hasCapa && !this.#isAnnounced('LANG') && (await this.#hasLang())) this.#working.push('LANG');
    if (this.#hasCapa && !this.#isAnnounced('UTF8') && (await this.#hasUtf8())) this.#working.push('UTF8');
    if (this.#way === 'none' && announcesStls(this.#authorization)) await this.#lookUnderTls();
  }

  get #hasCapa(): boolean {
    return this.#authorization !== null || this.#transaction !== null;
  }

  #isAnnounced(keyword: string): boolean {
    const lines = [...(this.#authorization ?? []), ...(this.#transaction ?? [])];
    return lines.some((line) => keywordOf(line) === keyword);
  }

  async #count(): Promise<number | null> {
    const stat = await this.#ask('STAT');
    if (stat === null || !isPositive(stat)) return null;
    return dropListingOf(afterIndicator(stat.line))?.count ?? null;
  }

  /** TOP takes a message: in an empty maildrop -ERR tells nothing, so one is put there where that is possible. */
  async #hasTop(): Promise<boolean> {
    const { place } = this.#options;
    if (this.#messageCount === 0 && place !== undefined) {
      await this.#line.leave();
      if (!(await place({ login: this.#method, greets: this.greets, greetsAgain: this.greetsAgain })))
        return false;
    }
    return this.#isCarriedOut('TOP 1 0');
  }

  /** A server that answers whatever it does not know with +OK has no LANG. */
  async #hasLang(): Promise<boolean> {
    return (await this.#isCarriedOut('LANG *')) && !(await this.#isCarriedOut('XLANG *'));
  }

  /** UTF8 belongs to the AUTHORIZATION state, and lasts: it is tried in a session of its own. */
  async #hasUtf8(): Promise<boolean> {
    const opened = await this.#line.open();
    if (opened.kind !== 'plain-session' || !isPositive(await opened.ask('UTF8'))) return false;
    return !isPositive(await opened.ask('XUTF8'));
  }

  async #isCarriedOut(line: string): Promise<boolean> {
    const seen = await this.#ask(line);
    return seen !== null && isPositive(seen);
  }

  async #ask(line: string): Promise<Observation | null> {
    return this.#line.ask(line, this.#method);
  }

  get #method(): LoginWay {
    return this.#login ?? 'user-pass';
  }
}

const INTERRUPTED: RunStop = { cause: 'interrupted', message: 'The run was interrupted' };
