import t from 'tap';
import { Pool, type Wanted } from '../../../runner/execute/pool.ts';

const none = (): boolean => false;
const all = (): boolean => true;

function wanted(count: number): Wanted<string> {
  return { count, isFit: all, isPreferred: none };
}

t.test('members are given once until they come back, and asks are served in order', async (t) => {
  const pool = new Pool(['a', 'b']);
  const served: string[] = [];
  const first = await pool.take(wanted(1));
  const both = pool.take(wanted(2)).then((members) => {
    served.push('both');
    return members;
  });
  const one = pool.take(wanted(1)).then((members) => {
    served.push('one');
    return members;
  });
  t.strictSame(served, [], 'an ask for two waits for both, and who came later waits behind it');
  pool.release(first);
  const taken = await both;
  t.strictSame([...taken].sort(), ['a', 'b']);
  pool.release(taken);
  await one;
  t.strictSame(served, ['both', 'one']);
});

t.test('a preferred member comes first', async (t) => {
  const pool = new Pool(['a', 'b', 'c']);
  t.strictSame(await pool.take({ ...wanted(2), isPreferred: (member) => member === 'c' }), ['c', 'a']);
});

t.test('what only one member is fit for waits for it, even when others are free', async (t) => {
  const pool = new Pool(['a', 'b']);
  const isA = (member: string): boolean => member === 'a';
  const taken = await pool.take({ ...wanted(1), isPreferred: isA });
  const asked = pool.take({ ...wanted(2), isFit: isA, isPreferred: (member) => member === 'b' });
  pool.release(taken);
  t.strictSame(await asked, ['a', 'b']);
});
