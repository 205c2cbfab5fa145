import { PassThrough } from 'node:stream';
import t from 'tap';
import { askSecret } from '../../../runner/cli/ask-secret.ts';

/** A terminal that remembers whether it was told to echo nothing. */
class Terminal extends PassThrough {
  readonly isTTY = true;
  readonly modes: boolean[] = [];

  setRawMode(mode: boolean): this {
    this.modes.push(mode);
    return this;
  }
}

interface Asked {
  readonly answer: string | null;
  readonly shown: string;
  readonly modes: readonly boolean[];
}

/** What becomes of these key presses, and of the end of input behind them when there is no answer in them. */
async function typed(keys: string): Promise<Asked> {
  const input = new Terminal();
  let shown = '';
  input.end(keys);
  const answer = await askSecret('password of alice: ', {
    input,
    write: (text) => (shown += text),
    signal: new AbortController().signal,
  });
  return { answer, shown, modes: input.modes };
}

const KEYS: readonly (readonly [string, string, string | null])[] = [
  ['a word and Enter', 'hunter2\r', 'hunter2'],
  ['a word and a line feed', 'hunter2\n', 'hunter2'],
  ['spaces at both ends', ' hunter 2 \r', ' hunter 2 '],
  ['letters beyond ASCII', 'gehe\u00efm\u{1f511}\r', 'gehe\u00efm\u{1f511}'],
  ['a letter too many, taken back', 'hunterX\u007f2\r', 'hunter2'],
  ['all of it taken back', 'wrong\u0015hunter2\r', 'hunter2'],
  ['a text of several lines: the first counts', 'hunter2\rmore\r', 'hunter2'],
  ['Enter alone', '\r', ''],
  ['Ctrl-C', 'hunter2\u0003', null],
  ['Ctrl-D', '\u0004', null],
  ['the end of input', '', null],
];

for (const [what, keys, expected] of KEYS) {
  t.test(`a secret is asked for, and nothing of it is shown: ${what}`, async (t) => {
    const { answer, shown, modes } = await typed(keys);
    t.equal(answer, expected);
    t.equal(shown, 'password of alice: \n');
    t.equal(modes[0], true, 'the terminal echoes nothing');
    t.equal(modes.at(-1), false, 'and is as it was afterwards');
  });
}

t.test('asking ends when it is given up, also before it began', async (t) => {
  const controller = new AbortController();
  const asked = { input: new Terminal(), write: () => undefined, signal: controller.signal };
  const answer = askSecret('?', asked);
  controller.abort();
  t.equal(await answer, null);
  t.equal(await askSecret('?', asked), null);
});
