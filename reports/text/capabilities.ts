import type {
  AskedState,
  CapabilityRow,
  CapabilityStanding,
  CapabilityState,
} from '../../runner/model/capability-contract.ts';

/** Rows shown: a server may announce anything, and as much of it as it likes. */
export const ROWS_LIMIT = 60;

/** Longest capability line shown, in characters. */
const LINE_LIMIT = 120;

/** The states as the head of a column names them. */
export const STATE_WORDS: Readonly<Record<CapabilityState, string>> = {
  authorization: 'before login',
  transaction: 'after login',
  beforeTls: 'before TLS',
  underTls: 'under TLS',
};

/** How a capability stands, in words for a cell. */
export const STANDING_WORDS: Readonly<Record<CapabilityStanding, string>> = {
  works: 'works',
  deviates: 'deviates',
  broken: 'broken',
  hidden: 'hidden',
  'not-tried': 'not tried',
  unknown: 'unknown',
};

/** The parameters where every state announces the same ones; empty where there are none, or where they differ. */
export function commonParameters({ name, announced }: CapabilityRow): string {
  const [first, ...others] = announced.map(({ line }) => parametersIn(line, name));
  return first !== undefined && others.every((each) => each === first) ? first : '';
}

/** Whether, or with which parameters, a capability is announced in a state. */
export function announcedIn(row: CapabilityRow, { state, answered }: AskedState): string {
  if (!answered) return 'no CAPA';
  const there = row.announced.filter((each) => each.state === state);
  if (there.length === 0) return row.withoutLine === true ? '–' : 'no';
  const all = new Set(row.announced.map(({ line }) => parametersIn(line, row.name)));
  const parameters = there.map(({ line }) => parametersIn(line, row.name)).filter((each) => each !== '');
  return all.size === 1 || parameters.length === 0 ? 'yes' : parameters.join(', ');
}

/** What the standing rests on: `12 met, 1 violated`. */
export function countsOf({ met, violated, undetermined, notExercised }: CapabilityRow): string {
  const counts: readonly (readonly [number, string])[] = [
    [met, 'met'],
    [violated, 'violated'],
    [undetermined, 'undetermined'],
    [notExercised, 'not exercised'],
  ];
  const told = counts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
  return told.length === 0 ? 'no requirement' : told.join(', ');
}

/** What stands behind the name; of a mechanism, which is a parameter itself, nothing. */
function parametersIn(line: string, name: string): string {
  const hasName =
    line.slice(0, name.length).toUpperCase() === name && !/^[!-~]/.test(line.slice(name.length));
  const parameters = hasName ? line.slice(name.length).trim() : '';
  return parameters.length > LINE_LIMIT ? `${parameters.slice(0, LINE_LIMIT)}…` : parameters;
}
