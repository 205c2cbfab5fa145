import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { WRITERS } from '../../../reports/writers.ts';
import { REPORT_FORMATS } from '../../../runner/cli/examples.ts';
import { packageRoot } from '../../../runner/suite/package-root.ts';
import { matchesGolden } from './golden.ts';
import { pop3spec } from './process.ts';

t.setTimeout(300_000);

const COMMANDS = [
  'run',
  'doctor',
  'demo',
  'serve',
  'list',
  'explain',
  'lint',
  'report',
  'baseline update',
] as const;

for (const command of ['', ...COMMANDS]) {
  t.test(
    `help of ${command === '' ? 'the program' : command}, with examples, on standard output`,
    async (t) => {
      const { status, out, err } = await pop3spec([
        ...command.split(' ').filter((word) => word !== ''),
        '--help',
      ]);
      t.equal(status, 0);
      t.equal(err, '');
      t.match(out, '\nExamples:\n');
      matchesGolden(t, `cli/help${command === '' ? '' : `-${command.replace(' ', '-')}`}.txt`, out);
    },
  );
}

t.test('every option of an example is one that its command knows', async (t) => {
  for (const command of COMMANDS) {
    const { out } = await pop3spec([...command.split(' '), '--help']);
    const [options = '', examples = ''] = out.split('\nExamples:\n');
    const ofCommand = examples.split('\n').filter((line) => line.includes(`pop3spec ${command}`));
    const used = ofCommand.flatMap((line) => line.match(/ --[a-z-]+/g) ?? []);
    for (const option of used) t.match(options, option, `${command}${option}`);
  }
});

t.test('the help names every report format', (t) => {
  t.equal(REPORT_FORMATS, WRITERS.map(({ name }) => name).join(', '));
  t.end();
});

/** Prints, as the process ends, whether the library that parses options was loaded. */
const SPY = `
  import { createRequire } from 'node:module';
  const { cache } = createRequire('/')('node:module')._load ? createRequire('/') : {};
  process.on('exit', () => {
    const loaded = Object.keys(cache).some((path) => path.includes('commander'));
    process.stderr.write(loaded ? 'commander was loaded' : 'commander was not loaded');
  });`;

t.test('the version is answered before anything else is loaded', async (t) => {
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(SPY)}` };
  const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
    version: string;
  };
  t.same(await pop3spec(['--version'], { env }), {
    status: 0,
    out: `${version}\n`,
    err: 'commander was not loaded',
  });
  t.same(await pop3spec(['-V'], { env }), {
    status: 0,
    out: `${version}\n`,
    err: 'commander was not loaded',
  });
  t.match(await pop3spec(['lint', '--help'], { env }), { status: 0, err: 'commander was loaded' });
});
