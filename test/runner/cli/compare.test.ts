import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { pop3spec } from './process.ts';

t.setTimeout(300_000);

/** Two results in a folder: one of them of a server that greets with -ERR. */
async function results(folder: string): Promise<void> {
  const only = ['--only', 'rfc1939/greeting', '--quiet'];
  await pop3spec(['demo', ...only, '--report', 'json=good.json'], { cwd: folder });
  const fault = ['--fault', 'greeting-negative'];
  await pop3spec(['demo', ...only, ...fault, '--report', 'json=bad=1.json'], { cwd: folder });
}

t.test('results side by side', async (t) => {
  const cwd = t.testdir({});
  await results(cwd);

  await t.test('are printed when no report is asked for, under the names of their files', async (t) => {
    const { status, out } = await pop3spec(['report', 'good.json', 'bad=1.json', '--compare'], { cwd });
    t.equal(status, 0);
    t.match(out, /^\| {2}\| good \| bad=1 \|$/m);
    t.match(out, /RFC1939-4-GREETING-01: .* \| met \| \*\*violated\*\* \|$/m);
  });

  await t.test('are written as HTML and Markdown, under the names that are given', async (t) => {
    const reports = ['--report', 'html=out/a.html', '--report', 'markdown=out/a.md'];
    const words = ['report', 'Good one=good.json', 'Bad one=bad=1.json', '--compare', ...reports];
    const { status, out } = await pop3spec(words, { cwd });
    t.equal(status, 0);
    t.equal(out, 'report: out/a.html\nreport: out/a.md\n');
    t.match(await readFile(join(cwd, 'out/a.html'), 'utf8'), '<th scope="col">Good one</th>');
    t.match(await readFile(join(cwd, 'out/a.md'), 'utf8'), '| Good one | Bad one |');
  });

  await t.test('need names of their own, a known format and results that are some', async (t) => {
    const words = ['report', 'good.json', 'good.json', 'x=none.json', '--compare', '--report', 'junit=a.xml'];
    const { status, err } = await pop3spec(words, { cwd });
    t.equal(status, 2);
    t.match(err, 'two results are called "good": give them names, as in one=FILE other=FILE');
    t.match(err, 'result "none.json" cannot be read: no such file or folder');
    t.match(err, 'report format "junit" is not known; known here: "html", "markdown"');
    const alone = await pop3spec(['report', 'good.json', '--compare'], { cwd });
    t.match(alone, { status: 2, err: /--compare needs two results at least/ });
    const plain = await pop3spec(['report', 'good.json', 'bad=1.json'], { cwd });
    t.match(plain, { status: 2, err: /several results: --compare puts them side by side/ });
  });
});
