/** Lines of a program's output that are kept: its end says what went wrong. */
const LINES_KEPT = 20;

/** Longest line that is kept, in characters. */
const LINE_LIMIT = 500;

/** Longest line that is read before it is taken for one: a program need not write line ends. */
const READ_LIMIT = 16_384;

/** The end of what a program writes, on however many streams, without secrets and bounded. */
export class LastLines {
  readonly #redact: (text: string) => string;
  readonly #begun: string[] = [];
  #lines: readonly string[] = [];

  constructor(redact: (text: string) => string) {
    this.#redact = redact;
  }

  /** Takes in one more stream: gives what is to be called with each piece of its text. */
  stream(): (text: string) => void {
    const index = this.#begun.push('') - 1;
    return (text) => {
      const pieces = `${this.#begun[index] ?? ''}${text}`.split(/\r?\n/);
      const last = pieces.pop() ?? '';
      this.#begun[index] = last.length > READ_LIMIT ? '' : last;
      this.#keep(last.length > READ_LIMIT ? [...pieces, last] : pieces);
    };
  }

  /** The last lines so far, those without a line end included. */
  get lines(): readonly string[] {
    return [...this.#lines, ...this.#shown(this.#begun)].slice(-LINES_KEPT);
  }

  #keep(lines: readonly string[]): void {
    this.#lines = [...this.#lines, ...this.#shown(lines)].slice(-LINES_KEPT);
  }

  /** Cut when the secrets are out: a part of one would no longer be known. */
  #shown(lines: readonly string[]): readonly string[] {
    const written = lines.filter((line) => line.trim() !== '').slice(-LINES_KEPT);
    return written.map((line) => {
      const redacted = this.#redact(line);
      return redacted.length > LINE_LIMIT ? `${redacted.slice(0, LINE_LIMIT)}…` : redacted;
    });
  }
}
