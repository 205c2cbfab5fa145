import t from 'tap';
import { readCatalogues } from '../../../runner/suite/read-catalogues.ts';
import { makeTree } from './tree.ts';

const ECHO = {
  id: 'ADVICE-1-ECHO-01',
  section: '1',
  command: 'PASS',
  level: 'MUST',
  basis: 'reading',
  argument: 'Replies are logged.',
  text: 'The server keeps it to itself.',
  observable: true,
};

const APART = { rfc: 'ADVICE', apart: true, title: 'Advice', requirements: [ECHO] };

/** What is wrong when this catalogue stands beside the small one of the tree. */
async function problemsWith(
  t: Parameters<typeof makeTree>[0],
  catalogue: object,
): Promise<readonly string[]> {
  const root = makeTree(t, { 'suites/requirements/advice.json': JSON.stringify(catalogue) });
  const { diagnostics } = await readCatalogues(root, 'full');
  return diagnostics.map(({ message }) => message);
}

t.test('a catalogue that is scored apart has no address, and comes last', async (t) => {
  const root = makeTree(t, { 'suites/requirements/advice.json': JSON.stringify(APART) });
  const { catalogues, diagnostics } = await readCatalogues(root, 'full');
  t.same(diagnostics, []);
  t.same(
    catalogues.map(({ rfc, apart }) => [rfc, apart]),
    [
      ['RFC1939', undefined],
      ['ADVICE', true],
    ],
  );
});

t.test('an RFC is never scored apart, and nothing else is scored with the RFCs', async (t) => {
  const requirements = [{ ...ECHO, id: 'RFC9-1-ECHO-01' }];
  t.not((await problemsWith(t, { ...APART, rfc: 'RFC9', requirements })).length, 0);
  const { apart, ...counting } = APART;
  t.not((await problemsWith(t, { ...counting, url: 'https://www.rfc-editor.org/rfc/rfc9.html' })).length, 0);
  t.equal(apart, true);
});

t.test('an RFC needs its address, and a catalogue that is none must not have one', async (t) => {
  const requirements = [{ ...ECHO, id: 'RFC9-1-ECHO-01' }];
  t.not((await problemsWith(t, { rfc: 'RFC9', title: 'x', requirements })).length, 0);
  t.not((await problemsWith(t, { ...APART, url: 'https://www.rfc-editor.org/rfc/rfc9.html' })).length, 0);
});

t.test('an id says the catalogue and the section in which it stands', async (t) => {
  const requirements = [ECHO, { ...ECHO, id: 'ADVICE-2-ECHO-01' }];
  t.same(await problemsWith(t, { ...APART, requirements }), [
    '"ADVICE-2-ECHO-01" does not begin with "ADVICE-1-"',
  ]);
});
