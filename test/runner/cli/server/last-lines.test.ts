import t from 'tap';
import { LastLines } from '../../../../runner/cli/server/last-lines.ts';

function keeping(): LastLines {
  return new LastLines((text) => text.replaceAll('hunter2', '[secret]'));
}

t.test('lines are put together from pieces, empty ones left out, one without its end included', (t) => {
  const output = keeping();
  const write = output.stream();
  for (const piece of ['on', 'e\r', '\n\n  \ntwo\nthr', 'ee']) write(piece);
  t.strictSame(output.lines, ['one', 'two', 'three']);
  t.end();
});

t.test('two streams do not mix within a line', (t) => {
  const output = keeping();
  const [out, err] = [output.stream(), output.stream()];
  out('hel');
  err('trouble\n');
  out('lo\n');
  t.strictSame(output.lines, ['trouble', 'hello']);
  t.end();
});

t.test('only the last twenty are kept', (t) => {
  const output = keeping();
  const write = output.stream();
  for (let number = 1; number <= 1000; number++) write(`line ${number}\n`);
  t.equal(output.lines.length, 20);
  t.equal(output.lines.at(-1), 'line 1000');
  t.end();
});

t.test('a line without an end is cut, and takes no more memory than that', (t) => {
  const output = keeping();
  const write = output.stream();
  for (let number = 0; number < 1000; number++) write('x'.repeat(1000));
  t.ok(output.lines.length > 0);
  for (const line of output.lines) t.ok(line.length <= 501, line.slice(0, 10));
  t.end();
});

t.test('a secret is taken out, also where pieces or the cut would divide it', (t) => {
  const output = keeping();
  const write = output.stream();
  write('password hun');
  write(`ter2\n${'x'.repeat(496)}hunter2\n`);
  t.notMatch(output.lines.join('\n'), /hunt/);
  t.equal(output.lines[0], 'password [secret]');
  t.end();
});
