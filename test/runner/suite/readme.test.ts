import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import {
  BUILT_IN_FUNCTIONS,
  BUILT_IN_VARIABLES,
  SESSION_MEMBERS,
  TLS_END_MEMBER,
  TLS_MEMBERS,
} from '../../../runner/language/built-ins.ts';
import { CAPTURE_TYPES } from '../../../runner/language/parts.ts';
import { FEATURES } from '../../../runner/suite/features.ts';
import { formatDiagnostics } from '../../../runner/suite/format-diagnostic.ts';
import { packageRoot } from '../../../runner/suite/package-root.ts';
import { readSuites } from '../../../runner/suite/read-suites.ts';
import { schemaNamed } from '../../../runner/suite/schemas.ts';

const README = readFileSync(join(packageRoot(), 'suites', 'README.md'), 'utf8');

const EXAMPLES = [...README.matchAll(/^```json\n(.*?)^```$/gms)].map(([, text = ''], index) => ({
  number: index + 1,
  value: JSON.parse(text) as unknown,
}));

/** Puts a scenario, or steps alone, into what they are a part of. */
function suiteOf(name: string, example: unknown): unknown {
  if (Array.isArray(example))
    return suiteOf(name, { ...AROUND_STEPS, steps: [PROVES_SOMETHING, ...(example as unknown[])] });
  const isSuite = typeof example === 'object' && example !== null && 'scenarios' in example;
  return isSuite ? { ...example, suite: name } : { suite: name, title: 'x', scenarios: [example] };
}

const AROUND_STEPS = {
  id: 'steps',
  title: 'x',
  why: 'x',
  maildrop: ['plain', 'second-plain', 'third-plain'],
  state: 'transaction',
  needs: [...FEATURES.keys()],
};

/** Some examples are about preconditions only. */
const PROVES_SOMETHING = { C: 'NOOP', S: '+OK', proves: ['RFC1939-5-NOOP-02'] };

for (const { number, value } of EXAMPLES) {
  t.test(`example ${number} of suites/README.md has no mistakes`, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'pop3spec-readme-'));
    t.teardown(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, 'own'));
    writeFileSync(
      join(folder, 'own', 'example.json'),
      JSON.stringify(suiteOf('own/example', value), null, 2),
    );
    const { diagnostics, sources, suites } = await readSuites({
      root: packageRoot(),
      own: [folder],
      bundled: 'leave',
    });
    t.equal(formatDiagnostics(diagnostics, sources), '');
    t.ok((suites[0]?.scenarios.length ?? 0) > 0, 'and holds a scenario');
  });
}

t.test('suites/README.md names every member of the schema', (t) => {
  const members = memberNames(schemaNamed('suite')).filter((name) => name !== '$schema');
  t.same(
    members.filter((name) => !README.includes(`\`${name}\``) && !README.includes(`"${name}":`)),
    [],
  );
  t.ok(members.length > 30, 'of which there are some');
  t.end();
});

t.test('suites/README.md names every value, function, capture type and feature', (t) => {
  const names = [
    ...BUILT_IN_VARIABLES.map(({ name }) => name),
    ...[...SESSION_MEMBERS, ...TLS_MEMBERS, TLS_END_MEMBER].map(({ name }) => `A.${name}`),
    ...BUILT_IN_FUNCTIONS.map(({ name }) => `${name}(`),
    ...Object.keys(CAPTURE_TYPES).map((type) => `\`${type}\``),
    ...[...FEATURES.keys()].map((feature) => `\`${feature}\``),
  ];
  t.same(
    names.filter((name) => !README.includes(name)),
    [],
  );
  t.end();
});

function memberNames(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'properties' in schema ? Object.keys(schema.properties as object) : [];
  return [...new Set([...own, ...Object.values(schema).flatMap(memberNames)])];
}
