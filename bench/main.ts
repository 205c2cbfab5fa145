import { measureAccounts } from './measure-accounts.ts';
import { measureMemory } from './memory/measure-memory.ts';
import { measureReplay } from './replay/measure-replay.ts';
import { measureStartUp } from './start-up/measure-start-up.ts';

/** Prints one figure after the other: times count as ratios within this run, whatever the machine has else to do. */
function tell(what: string, figure: string): void {
  process.stdout.write(`${what.padEnd(66)} ${figure}\n`);
}

const times = (one: number, other: number): string => `${(one / other).toFixed(2)} times`;
const ms = (value: number): string => `${value.toFixed(0)} ms`;

const { connectionMs, bareMs } = await measureStartUp(5);
tell(
  'start to first connection, against a Node that does nothing else',
  `${times(connectionMs, bareMs)} (${ms(connectionMs)}, ${ms(bareMs)})`,
);

const replay = await measureReplay(5);
tell(
  `a run of ${replay.scenarios} scenarios, against a bare loop over the same octets`,
  `${times(replay.runnerMs, replay.bareMs)} (${ms(replay.runnerMs)}, ${ms(replay.bareMs)}, ${replay.connections} connections)`,
);

const single = await measureAccounts(1);
for (const count of [2, 4, 8]) {
  const several = await measureAccounts(count);
  tell(
    `a run with ${count} accounts, against one with 1`,
    `${times(several, single)} (${ms(several)}, ${ms(single)}; at best ${(1 / count).toFixed(2)})`,
  );
}

const small = await measureMemory({ messages: 100, lines: 100 });
for (const [what, vast] of [
  ['a message of 1 GB', { messages: 100, lines: 1_000_000 }],
  ['a maildrop of 100,000 messages', { messages: 100_000, lines: 100 }],
] as const) {
  const most = await measureMemory(vast);
  tell(
    `memory with ${what}, against 100 messages of 100 kB`,
    `${times(most, small)} (${most.toFixed(0)} MB, ${small.toFixed(0)} MB)`,
  );
}
