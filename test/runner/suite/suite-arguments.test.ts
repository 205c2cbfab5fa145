import { join } from 'node:path';
import t from 'tap';
import { divideSuiteArguments } from '../../../runner/suite/suite-arguments.ts';
import { makeTree, suiteOf } from './tree.ts';

t.test('paths are told from names by their form, or because they exist', async (t) => {
  const folder = makeTree(t, { 'mine/small.json': suiteOf({}) });
  const own = ['./absent', '../mine/', 'absent.json', join(folder, 'mine')];
  const names = ['rfc1939/stat', 'rfc1939/*', 'journeys', ''];
  t.same(await divideSuiteArguments([...names, ...own]), { own, names });
});
