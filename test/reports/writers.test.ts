import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import type { RunResult } from '../../runner/model/result.ts';
import { write as writeJson } from '../../reports/json/write.ts';
import { readResult } from '../../reports/json/read-result.ts';
import { writerNamed, WRITERS, type Writer } from '../../reports/writers.ts';
import { matchesGolden } from './golden.ts';
import { hostileResult } from './hostile-result.ts';
import { emptyResult, sampleResult } from './sample-result.ts';
import { shortSample } from './sample-variants.ts';
import { contentOf } from './content-of.ts';

/** Control characters other than line feeds, C1 controls, marks that turn the direction of writing, lone surrogates. */
const ACTIVE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Cs}/u;

for (const writer of WRITERS) {
  t.test(`${writer.name}: a hostile result looks as it did when a person last looked`, (t) => {
    const sample = writer.name === 'json' ? shortSample() : sampleResult();
    for (const file of writer.write(sample, writer.fileName))
      matchesGolden(t, `${writer.name}/${file.path}`, contentOf(file));
    t.end();
  });

  t.test(`${writer.name}: a run that never began is reported all the same`, (t) => {
    for (const file of writer.write(emptyResult(), `empty-${writer.fileName}`))
      matchesGolden(t, `${writer.name}/${file.path}`, contentOf(file));
    t.end();
  });

  t.test(`${writer.name}: rendering a saved result gives the same octets as rendering the live one`, (t) => {
    const law = fc.property(hostileResult, (live) => {
      const saved = saveAndRead(live);
      assert.deepEqual(written(writer, saved), written(writer, live));
    });
    t.doesNotThrow(() => {
      fc.assert(law, { numRuns: 25 });
    });
    t.end();
  });

  t.test(`${writer.name}: nothing a terminal or a parser could act upon gets through`, (t) => {
    const law = fc.property(hostileResult, (result) => {
      for (const { content } of written(writer, result)) assert.equal(active(content), null);
    });
    t.doesNotThrow(() => {
      fc.assert(law, { numRuns: 50 });
    });
    t.end();
  });

  t.test(`${writer.name}: the result is not touched`, (t) => {
    t.doesNotThrow(() => written(writer, frozen(shortSample())));
    t.end();
  });

  t.test(`${writer.name}: the first file has the name that was asked for`, (t) => {
    t.equal(writer.write(emptyResult(), 'some name.x')[0]?.path, 'some name.x');
    t.end();
  });
}

t.test('a writer is found by its name', (t) => {
  t.equal(writerNamed('junit')?.fileName, 'junit.xml');
  t.equal(writerNamed('Junit'), undefined);
  t.equal(new Set(WRITERS.map(({ name }) => name)).size, WRITERS.length);
  t.end();
});

/** The files of a report, each whole. */
function written(writer: Writer, result: RunResult): { path: string; content: string }[] {
  return writer.write(result, writer.fileName).map((file) => ({ path: file.path, content: contentOf(file) }));
}

/** The first such character with what stands before it, in JSON's escapes. */
function active(content: string): string | null {
  const found = ACTIVE.exec(content);
  return found === null
    ? null
    : JSON.stringify(content.slice(Math.max(0, found.index - 60), found.index + 1));
}

function saveAndRead(result: RunResult): RunResult {
  const [file] = writeJson(result, 'result.json');
  const read = readResult(contentOf(file));
  if ('kind' in read) throw new Error(read.message);
  return read;
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
