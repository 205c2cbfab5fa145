import { interruption } from '../../../runner/cli/interrupt.ts';

/** A process that hears the first Ctrl-C and does not end by it: a run that hangs, for the test of the second. */
interruption(() => process.stdout.write('interrupted\n'));
setInterval(() => undefined, 1000);
process.stdout.write('ready\n');
