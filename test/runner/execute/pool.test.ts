import t from 'tap';
import { Pool } from '../../../runner/execute/pool.ts';

const any = (): boolean => false;

t.test('members are given once until they come back, and asks are served in order', async (t) => {
  const pool = new Pool(['a', 'b']);
  const served: string[] = [];
  const first = await pool.take(1, any);
  const both = pool.take(2, any).then((members) => {
    served.push('both');
    return members;
  });
  const one = pool.take(1, any).then((members) => {
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
  t.strictSame(await pool.take(2, (member) => member === 'c'), ['c', 'a']);
});
