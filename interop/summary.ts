import type { ServerOutcome } from './run-server.ts';

/** One line a server, below it what differs or why it was not run, with the log's end, and the totals last. */
export function summary(outcomes: ReadonlyMap<string, ServerOutcome>): string {
  const lines = [...outcomes].map(([name, outcome]) => lineOf(name, outcome));
  const ran = [...outcomes.values()].filter(({ kind }) => kind === 'ran').length;
  const good = [...outcomes.values()].filter(isAsDeclared).length;
  const total = `interop: ${good} as declared, ${ran - good} not as declared, ${outcomes.size - ran} not run`;
  return `\n${lines.join('\n')}\n${total}\n`;
}

/** 0: every server ran and is as its baseline declares; 1: one is not; 3: one did not run. */
export function exitStatus(outcomes: ReadonlyMap<string, ServerOutcome>): 0 | 1 | 3 {
  const all = [...outcomes.values()];
  if (all.some((outcome) => outcome.kind === 'ran' && !isAsDeclared(outcome))) return 1;
  return all.every(isAsDeclared) ? 0 : 3;
}

function isAsDeclared(outcome: ServerOutcome): boolean {
  return outcome.kind === 'ran' && outcome.status === 0;
}

function lineOf(name: string, outcome: ServerOutcome): string {
  switch (outcome.kind) {
    case 'ran': {
      const word = outcome.status === 0 ? 'as declared' : 'NOT as declared';
      return `${name.padEnd(NAME_WIDTH)} ${word} (${outcome.version}, ${outcome.seconds} s, exit status ${outcome.status})${indented(outcome.differs)}`;
    }
    case 'not-run':
      return `${name.padEnd(NAME_WIDTH)} not run: ${outcome.reason.replaceAll('\n', MARGIN)}`;
  }
}

function indented(text: string | undefined): string {
  return text === undefined ? '' : `${MARGIN}${text.replaceAll('\n', MARGIN)}`;
}

const MARGIN = '\n    | ';

const NAME_WIDTH = 14;
