import { randomBytes } from 'node:crypto';

/** Where the host's name stands in a message file's name: by this the harness knows its own files again. */
const MARK = 'pop3spec';

/**
 * Makes the names of message files. They follow the maildir convention (time, delivery, host) and are never used again:
 * many servers take the name for the unique-id, and one that comes back for another message would be read as the
 * server's fault. Later names sort behind earlier ones, by the seconds at their beginning and by plain text.
 */
export class MaildirNames {
  readonly #run: string = randomBytes(4).toString('hex');
  #given = 0;

  /** The next name, for a message delivered at this second. */
  next(seconds: number): string {
    this.#given += 1;
    const delivery = `Q${String(this.#given).padStart(9, '0')}R${this.#run}`;
    return `${String(seconds)}.${delivery}.${MARK}`;
  }
}

/** Whether a message file was put there by this harness, in this run or in an earlier one; servers append flags. */
export function isOwnName(name: string): boolean {
  return OWN_NAME.test(name);
}

const OWN_NAME = new RegExp(`^\\d+\\.Q\\d{9}R[0-9a-f]{8}\\.${MARK}(?:[,:].*)?$`);
