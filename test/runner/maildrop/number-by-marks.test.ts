import t from 'tap';
import { numberByMarks, type MarksView } from '../../../runner/maildrop/number-by-marks.ts';
import { TraceMarks, traceField } from '../../../runner/maildrop/trace.ts';

const given = new TraceMarks();
const MARKS = [given.next(), given.next(), given.next()] as const;
const [FIRST, SECOND, THIRD] = MARKS;

/** A maildrop that shows messages with these marks, in this order; null is a message without one. */
function showing(marks: readonly (string | null)[], changes: Partial<MarksView> = {}): MarksView & { asked: number[] } {
  const asked: number[] = [];
  return {
    asked,
    count: async () => Promise.resolve(marks.length),
    list: async () => Promise.resolve(marks.map((_, index) => ({ number: index + 1, octets: 100 }))),
    header: async (number) => {
      asked.push(number);
      const mark = marks[number - 1];
      if (mark === undefined) return Promise.resolve(null);
      return Promise.resolve(mark === null ? Buffer.from('Subject: x\r\n\r\n') : traceField(mark));
    },
    ...changes,
  };
}

t.test('messages have the numbers under which their marks are', async (t) => {
  t.match(await numberByMarks(MARKS, showing(MARKS)), { state: 'shown', numbers: [1, 2, 3], recognised: 3 });
  t.match(await numberByMarks(MARKS, showing([THIRD, FIRST, SECOND])), { state: 'shown', numbers: [2, 3, 1] });
  t.match(await numberByMarks([], showing([])), { state: 'shown', numbers: [] });
});

t.test('fewer than there should be are waited for, without fetching any', async (t) => {
  const view = showing([FIRST, SECOND]);
  t.match(await numberByMarks(MARKS, view), { state: 'missing', listed: 2 });
  t.same(view.asked, []);
});

t.test('others among them, or beside them, are not the messages', async (t) => {
  t.match(await numberByMarks(MARKS, showing([FIRST, null, THIRD])), { state: 'missing', recognised: 2 });
  t.match(await numberByMarks(MARKS, showing([...MARKS, null])), { state: 'missing', recognised: 3 });
  const later = Array.from({ length: 1000 }, () => null);
  const view = showing([...MARKS, ...later]);
  t.match(await numberByMarks(MARKS, view), { state: 'missing' });
  t.equal(view.asked.length, 4, 'no more headers are fetched than are of use');
});

t.test('a LIST that says something else is for the scenarios', async (t) => {
  const short = { list: async () => Promise.resolve([{ number: 1, octets: 1 }]) };
  t.match(await numberByMarks(MARKS, showing(MARKS, short)), { state: 'unclear', numbers: [1, 2, 3] });
  const none = { list: async () => Promise.resolve(null) };
  t.match(await numberByMarks(MARKS, showing(MARKS, none)), { state: 'unclear', listed: null });
});

t.test('a server that sends no header is taken by its count', async (t) => {
  const mute = { header: async () => Promise.resolve(null) };
  t.match(await numberByMarks(MARKS, showing(MARKS, mute)), { state: 'unclear', numbers: [1, 2, 3] });
  t.match(await numberByMarks(MARKS, showing([...MARKS, null], mute)), { state: 'missing' });
});
