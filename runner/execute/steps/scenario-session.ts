import type { Ledger } from '../../judge/ledger.ts';
import { openLedger } from '../../judge/ledger.ts';
import type { Observation } from '../../model/observation.ts';
import { isMultiLineCommand, keywordOf } from '../../pop3/command.ts';
import { encodeCommand, latin1 } from '../../pop3/encode.ts';
import { indicatorOf } from '../../pop3/status.ts';
import type { HandshakeFailure } from '../../model/tls.ts';
import type { Connection, SendOutcome } from '../../wire/connection.ts';
import type { HandshakeOptions } from '../../wire/handshake.ts';
import { dropUnread, readAnswer } from '../session/conversation.ts';
import type { Maildrop } from '../maildrop/maildrop.ts';
import { SentCommands, type DueReply } from '../session/sent-commands.ts';

/** A reply, with what it answers. */
export interface Received extends DueReply {
  readonly observation: Observation;
  /**
   * STLS had been answered +OK, and no handshake was made: what comes is no response of POP3 any more (RFC 2595 §4), and
   * only a step that awaits it may judge it.
   */
  readonly isNegotiating: boolean;
}

export interface ReceiveOptions {
  readonly timeoutMs: number;
  /** Overrides what the command's keyword says about its positive reply. */
  readonly multiLine?: boolean;
}

/** Commands that log somebody in. */
export const LOGINS: ReadonlySet<string> = new Set(['PASS', 'APOP', 'AUTH']);

/** One session of a scenario: its connection, which replies are due on it, and the ledger's model of it. */
export class ScenarioSession {
  readonly kind = 'session' as const;
  readonly name: string;
  readonly maildrop: Maildrop;
  readonly connection: Connection;
  ledger: Ledger = openLedger();
  /** The greeting is a step's to read; behind it the session is to go under TLS as the run's connections do. */
  isToBeSecured = false;
  #sent = new SentCommands();
  /** Keywords of the commands sent so far. */
  readonly #said: Set<string> = new Set();
  #loginsTried = 0;
  #isInSync = true;
  #isNegotiating = false;
  /**
   * The AUTH command whose exchange goes on (RFC 5034 §4): the next line is an answer, not a command, and its reply one to
   * this command. Null when there is none.
   */
  #authLine: string | null = null;

  constructor(name: string, maildrop: Maildrop, connection: Connection) {
    this.name = name;
    this.maildrop = maildrop;
    this.connection = connection;
  }

  /** Every command so far was answered in full, so that one more command would get its own answer. */
  get isInSync(): boolean {
    return this.#isInSync && this.#authLine === null && this.#sent.isQuiet && this.connection.isOpen;
  }

  /** Nothing is due, so that octets which arrive now were not asked for. */
  get isQuiet(): boolean {
    return this.#sent.isQuiet;
  }

  /** Whether a command with this keyword was sent. */
  hasSaid(keyword: string): boolean {
    return this.#said.has(keyword);
  }

  /** How many logins were tried, with whatever credentials. */
  get loginsTried(): number {
    return this.#loginsTried;
  }

  /** Whether a login was tried. */
  get hasTriedLogin(): boolean {
    return this.#loginsTried > 0;
  }

  /** Sends octets as they stand. */
  async send(octets: Uint8Array): Promise<SendOutcome> {
    const keywords = this.#sent.sent(latin1(octets)).map(keywordOf);
    for (const keyword of keywords) this.#said.add(keyword);
    this.#loginsTried += keywords.filter((keyword) => LOGINS.has(keyword)).length;
    // RFC 2595 §4: behind a positive reply TLS begins, whether or not the client makes a handshake.
    if (keywords.includes('STLS')) this.connection.expectTls();
    return this.connection.send(octets);
  }

  /** Awaits the reply that is due next. */
  async receive({ timeoutMs, multiLine }: ReceiveOptions): Promise<Received> {
    const due = this.#take();
    const observation = await this.connection.readReply({
      multiLine: multiLine ?? isMultiLineCommand(due.commandLine ?? ''),
      timeoutMs,
      // RFC 2595 §4: what stands behind the reply to STLS is for whoever looks at it next, TLS or a step.
      moreAwaited: this.#sent.unanswered > 0 || keywordOf(due.commandLine ?? '') === 'STLS',
    });
    const isNegotiating = this.#isNegotiating;
    const indicator = observation.kind === 'reply' ? indicatorOf(observation.line) : null;
    if (observation.kind !== 'reply') this.#isInSync = false;
    const keyword = keywordOf(due.commandLine ?? '');
    this.#authLine = indicator === 'continuation' && keyword === 'AUTH' ? due.commandLine : null;
    if (indicator === 'positive' && keyword === 'STLS') this.#isNegotiating = true;
    return { ...due, observation, isNegotiating };
  }

  /** Says a command on the way to the start state, where nothing is judged, and gives what came in answer. */
  async ask(line: string, timeoutMs: number): Promise<Observation> {
    await dropUnread(this.connection);
    await this.send(encodeCommand(line));
    this.#sent.take();
    const observation = await readAnswer(this.connection, { multiLine: isMultiLineCommand(line), timeoutMs });
    if (observation.kind !== 'reply') this.#isInSync = false;
    return observation;
  }

  /**
   * Makes a TLS handshake; null when that worked. The session begins anew then (RFC 2595 §4): what was sent before has no
   * reply to come, and nothing is known of the login.
   */
  async startTls(options: HandshakeOptions): Promise<HandshakeFailure | null> {
    const isGreeted = this.#sent.isGreeted;
    const failure = await this.connection.startTls(options);
    if (failure !== null) {
      this.#isInSync = false;
      return failure;
    }
    this.#sent = new SentCommands(isGreeted);
    this.#isNegotiating = false;
    this.#authLine = null;
    this.#isInSync = true;
    this.ledger = openLedger();
    return null;
  }

  /** Takes what has arrived though nothing is due, so that it is not taken for the next reply. */
  async takeUnasked(): Promise<Uint8Array> {
    const unasked = this.connection.unread();
    await dropUnread(this.connection);
    return unasked;
  }

  /** The session is of no further use to a polite end. */
  fellOut(): void {
    this.#isInSync = false;
  }

  #take(): DueReply {
    const due = this.#sent.take();
    return this.#authLine === null ? due : { ...due, commandLine: this.#authLine };
  }
}
