import type { Impact } from '../model/suite.ts';
import { isMeant } from './id-pattern.ts';
import type { Loaded } from './loaded.ts';
import { quoted, suggestion } from './nearest.ts';

/** An impact that has to be allowed on hosts that are not loopback. */
export type Allowance = Exclude<Impact, 'slow'>;

/** Every allowance, in the order in which they are listed. */
export const ALLOWANCES: readonly Allowance[] = ['deletes', 'bad-logins', 'abuse'];

/** What part of the suites the user wants run, and what may be done to the target. */
export interface Selection {
  /** Names of suites, or folders or globs of them; all when empty. */
  readonly suites: readonly string[];
  /** Ids of scenarios, tables, suites or folders, or globs; all when empty. */
  readonly only: readonly string[];
  /** The same, to be left out. */
  readonly skip: readonly string[];
  readonly tags: readonly string[];
  /** Catalogues that a scenario proves something of: `1939`, `rfc1939`, `RFC1939`, `security`. */
  readonly rfcs: readonly string[];
  readonly allow: readonly Allowance[];
  /** Whether scenarios that take long run as well. */
  readonly slow: boolean;
}

/** Nothing narrowed and nothing allowed. */
export const EVERYTHING: Selection = {
  suites: [],
  only: [],
  skip: [],
  tags: [],
  rfcs: [],
  allow: [],
  slow: false,
};

/** `1939`, `rfc1939` and `RFC 1939` as the catalogue is called: `RFC1939`; what is no number is a topic: `SECURITY`. */
export function catalogueNamed(given: string): string {
  const number = /^(?:rfc\s*)?(\d.*)$/i.exec(given)?.[1];
  return number === undefined ? given.toUpperCase() : `RFC${number}`;
}

/** A value on the command line that selects nothing. */
export interface SelectionProblem {
  /** The option as it is written, e.g. `--only`. */
  readonly option: string;
  readonly value: string;
  readonly message: string;
  readonly hint?: string;
}

/** Every name in the selection that means nothing that was loaded: a misspelt --only would run nothing and be green. */
export function checkSelection(loaded: Loaded, selection: Selection): readonly SelectionProblem[] {
  const ids = loaded.suites.flatMap(({ scenarios }) => scenarios.map(({ id }) => id));
  const suites = loaded.suites.map(({ name }) => name);
  const names = [...new Set([...suites, ...ids.flatMap(upwards)])];
  return [
    ...unmeant(selection.suites, suites).map((value) =>
      problem('--suite', { value, what: 'suite', known: suites }),
    ),
    ...(['only', 'skip'] as const).flatMap((option) =>
      unmeant(selection[option], ids).map((value) =>
        problem(`--${option}`, { value, what: 'scenario', known: names }),
      ),
    ),
    ...unknown('--tag', selection.tags, { what: 'tag', known: tagsOf(loaded) }),
    ...unknown('--rfc', selection.rfcs.map(catalogueNamed), {
      what: 'catalogue of',
      known: loaded.catalogues.map(({ rfc }) => rfc),
    }),
  ];
}

function unmeant(given: readonly string[], known: readonly string[]): readonly string[] {
  return given.filter((value) => !known.some((name) => isMeant(name, value)));
}

/** The id and the table, suite and folders above it. */
function upwards(id: string): readonly string[] {
  const parts = id.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function tagsOf({ suites }: Loaded): readonly string[] {
  const scenarios = suites.flatMap((suite) => suite.scenarios);
  return [...new Set(scenarios.flatMap(({ scenario }) => scenario.tags ?? []))].sort();
}

interface Known {
  readonly what: string;
  readonly known: readonly string[];
}

function unknown(option: string, given: readonly string[], known: Known): readonly SelectionProblem[] {
  return given
    .filter((value) => !known.known.includes(value))
    .map((value) => problem(option, { value, ...known }));
}

function problem(
  option: string,
  { value, what, known }: Known & { readonly value: string },
): SelectionProblem {
  const hint = suggestion(value, known);
  return {
    option,
    value,
    message: `there is no ${what} ${quoted(value)}`,
    ...(hint === undefined ? {} : { hint }),
  };
}
