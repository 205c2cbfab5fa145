import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Test } from 'tap';

/** Files by their paths from the root of the tree. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A folder that looks like the package's root, with a small catalogue and two messages; removed after the test. */
export function makeTree(t: Test, files: Files): string {
  const root = mkdtempSync(join(tmpdir(), 'pop3spec-suite-'));
  t.teardown(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries({ ...SMALL_WORLD, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

/** A suite file of one scenario; members that are given replace those that every scenario has. */
export function suiteOf(scenario: object, name = 'small'): string {
  return JSON.stringify({
    suite: name,
    title: 'A small suite',
    scenarios: [{ ...SMALL_SCENARIO, ...scenario }],
  });
}

const SMALL_SCENARIO = {
  id: 'small',
  title: 'STAT is answered',
  why: 'Clients ask for it first.',
  maildrop: 'any',
  state: 'transaction',
  steps: [{ C: 'STAT', S: '+OK', proves: ['RFC1939-5-STAT-01'] }],
};

function requirement(id: string, more: object = {}): object {
  const [, section] = id.split('-');
  return {
    id,
    section,
    command: null,
    level: 'MUST',
    basis: 'keyword',
    text: 'The server does it.',
    observable: true,
    ...more,
  };
}

const CATALOGUE = {
  rfc: 'RFC1939',
  title: 'Post Office Protocol - Version 3',
  url: 'https://www.rfc-editor.org/rfc/rfc1939.html',
  requirements: [
    requirement('RFC1939-3-SERVICE-01', {
      observable: false,
      unobservable: 'Whoever runs the server chooses.',
    }),
    requirement('RFC1939-5-STAT-01'),
    requirement('RFC1939-5-STAT-02', { level: 'SHOULD' }),
    requirement('RFC1939-5-LIST-01', { level: 'MAY' }),
    requirement('RFC1939-7-TOP-01', { feature: 'TOP' }),
  ],
};

const MESSAGES = {
  messages: [
    { name: 'plain', why: 'An ordinary one.', hazards: [] },
    { name: 'second-plain', why: 'Another one.', hazards: [] },
  ],
};

const SMALL_WORLD: Files = {
  'suites/requirements/rfc1939.json': JSON.stringify(CATALOGUE),
  'fixtures/messages/index.json': JSON.stringify(MESSAGES),
  'fixtures/messages/plain.eml': 'Subject: plain\r\n\r\nHello.\r\n',
  'fixtures/messages/second-plain.eml': 'Subject: second\r\n\r\nHello again.\r\n',
};
