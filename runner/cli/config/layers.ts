import type { Values } from './config-file.ts';

/** Options from one place. The later of two layers wins. */
export interface Layer {
  readonly from: 'defaults' | 'config' | 'environment' | 'typed';
  readonly values: Values;
}

/** Options of which any, given in one layer, hides all of them in the layers below: they say the same thing or exclude each other. */
const TOGETHER: readonly (readonly string[])[] = [
  ['user', 'account', 'accounts'],
  ['passwordFile', 'passwordEnv'],
  ['tokenFile', 'tokenEnv'],
  ['cert', 'key'],
  ['quiet', 'verbose', 'trace'],
];

const SECRETS_OF_USER: readonly string[] = ['passwordFile', 'passwordEnv', 'tokenFile', 'tokenEnv'];

/** An option as it counts in the end, and where it comes from. */
export interface Settled {
  readonly value: unknown;
  readonly from: Layer['from'];
}

/** The options that count, by name. */
export type Settlement = ReadonlyMap<string, Settled>;

/** What counts of these layers, the strongest of them last; a value that is undefined takes back what was said before. */
export function settle(layers: readonly Layer[]): Settlement {
  const settled = new Map<string, Settled>();
  for (const { from, values } of layers) {
    for (const name of hiddenBy(Object.keys(values))) settled.delete(name);
    for (const [name, value] of Object.entries(values)) settled.set(name, { value, from });
  }
  const claimed = Array.from(settled).filter(
    ([name, { from }]) => from === 'typed' || isClaimed(name, settled),
  );
  return new Map(claimed.filter(([, { value }]) => value !== undefined));
}

function hiddenBy(names: readonly string[]): readonly string[] {
  return TOGETHER.filter((group) => group.some((name) => names.includes(name))).flat();
}

/** A password waits in the environment for the runs that have a user without one; the others are not to stumble over it. */
function isClaimed(name: string, settled: Settlement): boolean {
  return settled.has('user') || !SECRETS_OF_USER.includes(name);
}
