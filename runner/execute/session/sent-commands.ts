/** The reply that is due next. */
export interface DueReply {
  /** It is the greeting, which answers no command. */
  readonly greeting: boolean;
  /** The command that it answers, octets as Latin-1, without its line end; null when there is none. */
  readonly commandLine: string | null;
}

/**
 * Keeps account of which reply answers which command, however the octets were cut and batched. The first reply of a
 * session is its greeting; after that they come in the order of the commands.
 */
export class SentCommands {
  readonly #unanswered: string[] = [];
  /** Sent, and not ended by CRLF so far. */
  #begun = '';
  #isGreeted: boolean;

  /** Of a session from its beginning, unless its greeting was taken before. */
  constructor(isGreeted: boolean = false) {
    this.#isGreeted = isGreeted;
  }

  /** Number of commands that are complete and not answered. */
  get unanswered(): number {
    return this.#unanswered.length;
  }

  /** Whether the greeting was taken. */
  get isGreeted(): boolean {
    return this.#isGreeted;
  }

  /** Nothing is due, and no command is half sent: whatever comes now was not asked for. */
  get isQuiet(): boolean {
    return this.#isGreeted && this.#unanswered.length === 0 && this.#begun === '';
  }

  /** Octets were sent, as Latin-1; gives the commands that they completed. */
  sent(octets: string): readonly string[] {
    const lines = `${this.#begun}${octets}`.split('\r\n');
    this.#begun = lines.pop() ?? '';
    this.#unanswered.push(...lines);
    return lines;
  }

  /** Takes the reply that is due next off the account. */
  take(): DueReply {
    if (!this.#isGreeted) {
      this.#isGreeted = true;
      return { greeting: true, commandLine: null };
    }
    const next = this.#unanswered.shift();
    if (next !== undefined) return { greeting: false, commandLine: next };
    // Octets without a CRLF that are answered all the same: a server may take a bare LF for a line end.
    const begun = this.#begun.replace(/[\r\n]+$/, '');
    this.#begun = '';
    return { greeting: false, commandLine: begun === '' ? null : begun };
  }
}
