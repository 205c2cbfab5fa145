import t from 'tap';
import { BASE } from '../../../reports/html/style/base.ts';

/** Colours of the style sheet by name; the second definition of a name is that of the dark scheme. */
function palette(scheme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const [light = '', dark = ''] = BASE.split('@media (prefers-color-scheme: dark)');
  const source = scheme === 'light' ? light : dark;
  return new Map(
    [...source.matchAll(/--([a-z]+): (#[0-9a-f]{6})/g)].map(([, name = '', colour = '']) => [name, colour]),
  );
}

/** WCAG 2.2, "relative luminance". */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const ON_PAPER = ['ink', 'muted', 'good', 'bad', 'unsure', 'link'];
const ON_PANEL = [...ON_PAPER, 'client', 'server'];
const ON_DECIDED = ['ink', 'muted', 'client', 'server'];

for (const scheme of ['light', 'dark'] as const)
  t.test(`every text of the ${scheme} scheme has the contrast that WCAG AA asks for`, (t) => {
    const colours = palette(scheme);
    const of = (name: string): string => colours.get(name) ?? 'none';
    for (const [ground, texts] of [
      ['paper', ON_PAPER],
      ['panel', ON_PANEL],
      ['decided', ON_DECIDED],
    ] as const)
      for (const text of texts) t.ok(contrast(of(text), of(ground)) >= 4.5, `${text} on ${ground}`);
    t.end();
  });

t.test('the measure is that of WCAG', (t) => {
  t.equal(contrast('#000000', '#ffffff'), 21);
  t.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48');
  t.end();
});
