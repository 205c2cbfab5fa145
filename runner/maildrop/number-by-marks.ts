import type { MaildropView, Numbering } from './number-messages.ts';
import { markIn } from './trace.ts';

/** A session in the TRANSACTION state, as far as it is needed to see which marks the messages bear. */
export interface MarksView extends Pick<MaildropView, 'count' | 'list'> {
  /** The header of a message, perhaps with more behind it; null when the server does not send it. */
  header(number: number): Promise<Uint8Array | null>;
}

/**
 * Finds which message-number each message has by the marks that their trace fields hold, whatever else has become of them.
 * Only as many headers are fetched as there should be messages, and one more where the server tells of more.
 */
export async function numberByMarks(marks: readonly string[], view: MarksView): Promise<Numbering> {
  const listed = (await view.list())?.length ?? null;
  const counted = await view.count();
  const told = Math.max(listed ?? 0, counted ?? 0);
  const nothing: Numbering = { state: 'missing', recognised: 0, numbers: fillOrder(marks), listed };
  // Whoever waits for a delivery need not fetch the headers of half of it.
  if (told < marks.length && (listed !== null || counted !== null)) return nothing;
  const found = await marksAt(told > marks.length ? marks.length + 1 : marks.length, view);
  const numbers = marks.map((mark) => found.byMark.get(mark));
  const recognised = numbers.filter((number) => number !== undefined).length;
  const isAlone = told <= marks.length;
  if (recognised === marks.length && isAlone) {
    const state = listed === marks.length ? 'shown' : 'unclear';
    return { state, recognised, numbers: numbers.map((number) => number ?? 0), listed };
  }
  // A server that sends no header rightly shows nothing else than the number of messages.
  const isOnlyCounted = found.headers === 0 && counted === marks.length;
  return { ...nothing, state: isOnlyCounted ? 'unclear' : 'missing', recognised };
}

function fillOrder(marks: readonly string[]): readonly number[] {
  return marks.map((_, index) => index + 1);
}

/** Marks by which messages are known again, and their numbers. */
export interface FoundMarks {
  readonly byMark: ReadonlyMap<string, number>;
  /** How many headers the server sent. */
  readonly headers: number;
}

/** The marks that the messages of these numbers bear, from 1 on. */
export async function marksAt(count: number, view: Pick<MarksView, 'header'>): Promise<FoundMarks> {
  const byMark = new Map<string, number>();
  let headers = 0;
  for (let number = 1; number <= count; number++) {
    const header = await view.header(number);
    if (header === null) continue;
    headers += 1;
    const mark = markIn(header);
    if (mark !== null && !byMark.has(mark)) byMark.set(mark, number);
  }
  return { byMark, headers };
}
