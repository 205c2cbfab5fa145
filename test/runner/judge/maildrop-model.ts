import { createHash } from 'node:crypto';
import type { Observation } from '../../../runner/model/observation.ts';
import { multiLine, reply } from './observations.ts';

/** What RFC 1939 leaves to the server. */
export interface Liberties {
  /** Sizes leave out the line end that the server adds to a last line without one (§11). */
  readonly countsAddedLineEnd: boolean;
  /** Free text behind drop and scan listings (§5). */
  readonly text: string;
  /** Listings in reverse order. */
  readonly isReversed: boolean;
  /** Leading zeros and surplus arguments are taken (§3 says nothing of the surplus). */
  readonly isLenient: boolean;
  /** Unique-ids are hashes of the content, so that copies share theirs (§7). */
  readonly hashesUniqueIds: boolean;
  /** Shows new mail in the running session (only discouraged, by reading of §4). */
  readonly showsNewMail: boolean;
}

/**
 * A maildrop as RFC 1939 describes it, written for the ledger's tests alone and straight from the RFC: what the ledger
 * says about its answers is right or wrong by this, not by the ledger's own idea of the protocol.
 */
export class MaildropModel {
  readonly #liberties: Liberties;
  #messages: { readonly content: string; readonly id: string }[];
  #open: number[] = [];
  #marked = new Set<number>();
  #arrivals = 0;

  constructor(contents: readonly string[], liberties: Liberties) {
    this.#liberties = liberties;
    this.#messages = contents.map((content, index) => ({ content, id: this.#idOf(content, index) }));
  }

  /** A session begins. */
  open(): void {
    this.#open = this.#messages.map((_, index) => index);
    this.#marked = new Set();
  }

  /** It ends; with QUIT the marked messages go. */
  close(how: 'quit' | 'lost'): void {
    if (how === 'quit') this.#messages = this.#messages.filter((_, index) => !this.#isGone(index));
  }

  /** New mail comes. */
  receive(content: string): void {
    this.#arrivals++;
    this.#messages.push({ content, id: this.#idOf(content, 1000 + this.#arrivals) });
    if (this.#liberties.showsNewMail) this.#open.push(this.#messages.length - 1);
  }

  /** The answer to one command of the TRANSACTION state. */
  answer(line: string): Observation {
    const [keyword = '', ...given] = line.split(' ');
    const args = this.#liberties.isLenient ? given.map((word) => word.replace(/^0+(?=\d)/, '')) : given;
    const number = /^[1-9]\d*$/.test(args[0] ?? '') ? Number(args[0]) : 0;
    const surplus = args.length > (keyword === 'TOP' ? 2 : /^(STAT|NOOP|RSET)$/.test(keyword) ? 0 : 1);
    if (surplus && !this.#liberties.isLenient) return reply('-ERR too many arguments');
    if (/^(LIST|UIDL)$/.test(keyword) && args.length === 0) return this.#listing(keyword);
    if (/^(LIST|UIDL|RETR|DELE|TOP)$/.test(keyword))
      return this.#about(keyword, number, Number(args[1] ?? 0));
    if (keyword === 'RSET') this.#marked.clear();
    if (keyword === 'STAT') {
      const octets = this.#unmarked().reduce((sum, each) => sum + this.#sizeOf(each), 0);
      return reply(`+OK ${this.#unmarked().length} ${octets}${this.#liberties.text}`);
    }
    return /^(RSET|NOOP)$/.test(keyword) ? reply('+OK') : reply('-ERR what?');
  }

  #about(keyword: string, number: number, lines: number): Observation {
    if (!this.#unmarked().includes(number)) return reply('-ERR no such message');
    switch (keyword) {
      case 'LIST':
      case 'UIDL':
        return reply(`+OK ${this.#line(keyword, number)}`);
      case 'RETR':
        return multiLine('+OK', this.#sent(number));
      case 'TOP':
        return multiLine('+OK', topOf(this.#sent(number), lines));
      default:
        this.#marked.add(number);
        return reply('+OK');
    }
  }

  #listing(keyword: string): Observation {
    const lines = this.#unmarked().map((number) => `${this.#line(keyword, number)}\r\n`);
    return multiLine('+OK', (this.#liberties.isReversed ? lines.reverse() : lines).join(''));
  }

  #line(keyword: string, number: number): string {
    if (keyword === 'UIDL') return `${number} ${this.#at(number).id}`;
    return `${number} ${this.#sizeOf(number)}${this.#liberties.text}`;
  }

  #unmarked(): readonly number[] {
    return this.#open.map((_, index) => index + 1).filter((number) => !this.#marked.has(number));
  }

  #at(number: number): { readonly content: string; readonly id: string } {
    return this.#messages[this.#open[number - 1] ?? 0] ?? { content: '', id: '' };
  }

  #sent(number: number): string {
    const { content } = this.#at(number);
    return content.endsWith('\r\n') ? content : `${content}\r\n`;
  }

  #sizeOf(number: number): number {
    return this.#liberties.countsAddedLineEnd ? this.#sent(number).length : this.#at(number).content.length;
  }

  #isGone(index: number): boolean {
    const position = this.#open.indexOf(index);
    return position >= 0 && this.#marked.has(position + 1);
  }

  #idOf(content: string, index: number): string {
    if (!this.#liberties.hashesUniqueIds) return `id-${index}`;
    return createHash('md5').update(content).digest('hex');
  }
}

/** Header, blank line, and so many lines of the body (§7). */
function topOf(message: string, lines: number): string {
  const [header = '', ...rest] = message.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n').split('\r\n').slice(0, -1);
  if (lines >= body.length) return message;
  return [header, '', ...body.slice(0, lines), ''].join('\r\n');
}
