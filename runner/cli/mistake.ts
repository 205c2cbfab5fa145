/** Something that the user has to put right, in one sentence that says what to do. */
export interface Mistake {
  readonly kind: 'mistake';
  readonly message: string;
}

/** A mistake with this sentence. */
export function mistake(message: string): Mistake {
  return { kind: 'mistake', message };
}

/** Collects mistakes while parsing goes on, so that a person learns all of them at once. */
export class Mistakes {
  readonly #messages: string[] = [];
  readonly #warnings: string[] = [];

  /** All sentences so far, in the order in which they were found. */
  get messages(): readonly string[] {
    return this.#messages;
  }

  /** What a person should know though it stops nothing. */
  get warnings(): readonly string[] {
    return this.#warnings;
  }

  /** Adds a warning. */
  warn(message: string): void {
    this.#warnings.push(message);
  }

  /** Adds a sentence. */
  add(message: string): void {
    this.#messages.push(message);
  }

  /** Lets a value through, and keeps a mistake: null then. */
  keep<Value>(parsed: Value | Mistake): Value | null {
    if (!isMistake(parsed)) return parsed;
    this.add(parsed.message);
    return null;
  }

  /** The same for a list: what is right of it. */
  keepAll<Value>(parsed: readonly (Value | Mistake)[]): readonly Value[] {
    return parsed.flatMap((item) => {
      const kept = this.keep(item);
      return kept === null ? [] : [kept];
    });
  }
}

function isMistake(parsed: unknown): parsed is Mistake {
  return typeof parsed === 'object' && parsed !== null && 'kind' in parsed && parsed.kind === 'mistake';
}

/** Thrown where nothing can be done for mistakes of the user's; the command line prints them and exits with status 2. */
export class UsageError extends Error {
  readonly messages: readonly string[];
  /** What is wrong with suites, as a compiler says it; empty when nothing is. */
  readonly diagnostics: string;

  constructor(messages: readonly string[], diagnostics: string = '') {
    super([...messages, diagnostics].filter((text) => text !== '').join('\n'));
    this.name = 'UsageError';
    this.messages = messages;
    this.diagnostics = diagnostics;
  }
}
