import type { Level } from '../model/requirement.ts';
import { rfcName } from '../model/rfc-name.ts';
import type { RunStop } from '../model/result.ts';
import { countingLevels } from './judged.ts';
import type { HeadlineFacts } from './judged.ts';
import type { Ruling } from './headline.ts';

/** One sentence that stands beside the headline: what it rests on, and what it leaves out. */
export function basisSentence(ruling: Ruling, facts: HeadlineFacts): string {
  const parts = [
    leading(ruling, facts),
    ...leftOut(ruling, facts),
    below(facts),
    counted(facts),
    ...apart(facts),
  ];
  return `${parts.filter((part) => part !== null).join('; ')}.`;
}

function leading({ because }: Ruling, facts: HeadlineFacts): string {
  const levels = levelWords(facts.failOn);
  const { met } = facts.counting;
  switch (because) {
    case 'violations':
      return violations(facts);
    case 'cut-short':
      return `${cutShort(facts.stop)}: ${judgedSoFar(facts)}`;
    case 'nothing-ran':
      return `No scenario ran: ${skippedAll(facts.planned)}`;
    case 'nothing-judged':
      return `No ${levels} requirement was judged`;
    case 'unjudged-scenarios':
      return `No ${levels} requirement is violated, but ${unjudgedScenarios(facts)} could not be judged`;
    case 'unjudged-requirements':
      return `No ${levels} requirement is violated, but not all could be judged`;
    case 'all-judged-are-met':
      return met === 1
        ? `The one judged ${levels} requirement is met`
        : `All ${met} judged ${levels} requirements are met`;
  }
}

function skippedAll(planned: number): string {
  if (planned === 0) return 'none is planned';
  return planned === 1 ? 'the only one was skipped' : `all ${planned} were skipped`;
}

function violations({ failOn, counting, unattributed }: HeadlineFacts): string {
  const { met, violated } = counting;
  const levels = levelWords(failOn);
  const named = `${violated} of ${count(met + violated, `judged ${levels} requirement`)} ${areIs(violated)} violated`;
  const unnamed = `${count(unattributed, 'scenario')} failed on no catalogued requirement`;
  if (unattributed === 0) return named;
  return violated === 0 ? unnamed : `${named}, and ${unnamed}`;
}

function judgedSoFar({ failOn, counting }: HeadlineFacts): string {
  const of = counting.total - counting.unobservable - counting.notOffered;
  return `${counting.met} of ${count(of, `${levelWords(failOn)} requirement`)} had been judged, none of them violated`;
}

function unjudgedScenarios({ blocked, errored }: HeadlineFacts): string {
  const kinds = [blocked > 0 ? `${blocked} blocked` : '', errored > 0 ? `${errored} errored` : ''];
  return `${count(blocked + errored, 'scenario')} (${kinds.filter((kind) => kind !== '').join(', ')})`;
}

function leftOut({ because }: Ruling, facts: HeadlineFacts): readonly (string | null)[] {
  const { undetermined, notExercised, notOffered } = facts.counting;
  return [
    because === 'violations' && !facts.complete
      ? `${cutShort(facts.stop, 'the')}, so there may be more`
      : null,
    undetermined === 0 ? null : `${undetermined} could not be determined`,
    notExercised === 0 ? null : `${notExercised} ${notExercised === 1 ? 'was' : 'were'} not exercised`,
    notOffered === 0
      ? null
      : `${notOffered} ${notOffered === 1 ? 'belongs' : 'belong'} to optional features that the target does not offer`,
  ];
}

function below({ failOn, belowLine }: HeadlineFacts): string | null {
  const violated = belowLine.filter((each) => each.violated > 0);
  if (violated.length === 0) return null;
  const sum = violated.reduce((total, each) => total + each.violated, 0);
  const listed = violated.map((each) => `${each.violated} ${each.level}`).join(' and ');
  return `below the line of --fail-on ${failOn.toLowerCase()}, ${listed} ${sum === 1 ? 'requirement is' : 'requirements are'} violated`;
}

/** Which catalogues count that would not by themselves. */
function counted({ failOnApart }: HeadlineFacts): string | null {
  if (failOnApart.length === 0) return null;
  return `${failOnApart.map(rfcName).join(' and ')} ${failOnApart.length === 1 ? 'counts' : 'count'} as well`;
}

function apart(facts: HeadlineFacts): readonly string[] {
  return facts.apart
    .filter(({ violated }) => violated > 0)
    .map(
      ({ rfc, violated, judged }) =>
        `scored apart, ${violated} of ${count(judged, `judged ${rfcName(rfc)} requirement`)} ${areIs(violated)} violated`,
    );
}

function cutShort(stop: RunStop | null, article: 'The' | 'the' = 'The'): string {
  return stop === null
    ? `${article} run was cut short`
    : `${article} run was cut short (${CAUSES[stop.cause]})`;
}

const CAUSES: Readonly<Record<RunStop['cause'], string>> = {
  'start-failed': 'the server could not be started',
  'reset-failed': 'the server could not be reset',
  unreachable: 'the target cannot be reached',
  'not-pop3': 'the target does not speak POP3',
  'no-tls': 'it does not come under TLS that can be trusted',
  'login-refused': 'the login was refused',
  'provisioning-failed': 'the maildrop could not be filled',
  'target-died': 'the target stopped answering',
  interrupted: 'interrupted',
  'time-limit': 'time limit',
};

function levelWords(failOn: Level): string {
  const levels = countingLevels(failOn);
  const last = levels.at(-1) ?? failOn;
  return levels.length === 1 ? last : `${levels.slice(0, -1).join(', ')} and ${last}`;
}

function count(number: number, noun: string): string {
  return number === 1 ? `${number} ${noun}` : `${number} ${noun}s`;
}

function areIs(number: number): string {
  return number === 1 ? 'is' : 'are';
}
