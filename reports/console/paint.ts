import { Chalk } from 'chalk';

/** How many colours the terminal shows: none, 16, 256, or 16 million (chalk's levels). */
export type ColourLevel = 0 | 1 | 2 | 3;

/** The few ways in which the console text is coloured; every one of them leaves text alone at level 0. */
export interface Paint {
  readonly bad: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly place: (text: string) => string;
}

/** The colours for a terminal of this level. */
export function paintFor(level: ColourLevel): Paint {
  const chalk = new Chalk({ level });
  return {
    bad: chalk.red.bold,
    good: chalk.green.bold,
    warning: chalk.yellow.bold,
    quiet: chalk.dim,
    strong: chalk.bold,
    place: chalk.cyan,
  };
}
