import { unixLines } from './unix-lines.ts';

/**
 * How lines that begin with `From ` are kept apart from those that begin a message. `mboxrd`: these and quoted ones get a
 * `>`, so that it can be taken off again; `mboxo`: these alone, so that it cannot.
 */
export type FromQuoting = 'mboxrd' | 'mboxo';

/** A message as it stands in an mbox file, its From line and the blank line behind it included. */
export interface MboxEntry {
  readonly text: string;
  /**
   * `own`: put there by this harness; `state`: kept by c-client and its kin for themselves, no mail; `foreign`: all else.
   */
  readonly kind: 'own' | 'state' | 'foreign';
}

/** A message for an mbox file, in Unix lines: its last line ends, and a blank line follows. */
export function mboxEntry(
  octets: Uint8Array,
  { mark, quoting }: { readonly mark: string; readonly quoting: FromQuoting },
): string {
  const text = Buffer.from(unixLines(octets)).toString('latin1').replace(LINES[quoting], '>$&');
  return `From ${SENDER}.${mark}@localhost ${asctime(new Date())}\n${text}${text.endsWith('\n') ? '' : '\n'}\n`;
}

/** The messages of an mbox file. What stands before its first From line is no mail of ours, and a message of others. */
export function mboxEntries(text: string): readonly MboxEntry[] {
  return text
    .split(BEFORE_ENTRY)
    .filter((each) => each.trim() !== '')
    .map((each) => ({ text: each, kind: kindOf(each) }));
}

/** The name of a sender that no mail comes from: by it the harness knows its own messages again. */
const SENDER = 'pop3spec';

const OWN = new RegExp(`^From ${SENDER}\\.p[0-9a-f]{12}x\\d{7}@localhost `);

/** UW's c-client, Alpine and others keep unique-ids in a first message of this subject. */
const STATE = /^From MAILER-DAEMON [^\n]*\n(?:[^\n]+\n)*Subject: DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA\n/;

/** A From line with a date, at the start or behind a blank line: text may begin a line with "From " as well. */
const BEFORE_ENTRY =
  /(?<=^|\n\r?\n)(?=From \S[^\n]* (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} +\d{1,2} \d{1,2}:\d\d)/;

const LINES: Readonly<Record<FromQuoting, RegExp>> = { mboxrd: /^>*From /gm, mboxo: /^From /gm };

function kindOf(entry: string): MboxEntry['kind'] {
  if (OWN.test(entry)) return 'own';
  return STATE.test(entry) ? 'state' : 'foreign';
}

/** The date of a From line, as asctime(3) writes it, in UTC. */
function asctime(date: Date): string {
  const [, weekday = '', day = '', month = '', year = '', time = ''] =
    /^(\w+), (\d+) (\w+) (\d+) (\S+)/.exec(date.toUTCString()) ?? [];
  return `${weekday} ${month} ${String(Number(day)).padStart(2)} ${time} ${year}`;
}
