import { kindOf, sessionOf } from '../../model/step-kind.ts';
import type {
  Answer,
  BodyExpectation,
  ExchangeStep,
  Expectation,
  OpenStep,
  Scenario,
  TlsAnswer,
  TlsStep,
} from '../../model/suite.ts';
import type { JsonPath } from '../json-tree.ts';
import type { WrittenScenario } from '../resolve-scenario.ts';
import {
  answersOf,
  bodyOf,
  expectationsOf,
  sentTexts,
  statusOf,
  stepPath,
  tlsAnswersOf,
} from '../step-parts.ts';
import type { Part } from '../step-parts.ts';
import { bodyNames, checkBodyTexts } from './check-body-texts.ts';
import { checkRelation, checkStatusLine, checkTemplate, namesBoundBy } from './check-texts.ts';
import { commonNames, initialNames, sessionNames, tlsEndNames, tlsNames, tlsNamesOfRun } from './names.ts';
import type { Names } from './names.ts';
import type { Check, Problem, World } from './problem.ts';
import type { TextPlace } from './references.ts';

/** What was found up to some point, and the names that have a value there. */
interface Walked {
  readonly problems: readonly Problem[];
  readonly names: Names;
}

/** Where names are looked up: all of a place but the path and the names. */
interface Walk {
  readonly written: WrittenScenario;
  readonly world: World;
}

/** Templates, patterns and expressions are well formed and speak of what has a value when their turn comes. */
export const checkLanguage: Check = (written, world) => {
  const walk = { written, world };
  let names = initialNames(written.scenario);
  const problems: Problem[] = [];
  for (const [index, step] of written.scenario.steps.entries()) {
    const kinded = kindOf(step);
    const path = stepPath(index);
    switch (kinded.kind) {
      case 'exchange': {
        const walked = checkExchange({ path, value: kinded.step }, names, walk);
        problems.push(...walked.problems);
        names = walked.names;
        break;
      }
      case 'open':
        names = namesAfterOpening(names, kinded.step, written.scenario);
        break;
      case 'tls':
        if (isSurelyAccepted(kinded.step)) names = new Set([...names, ...tlsNames(sessionOf(kinded.step))]);
        break;
      case 'closed':
        names = new Set([...names, ...tlsEndNames(names, sessionOf(kinded.step))]);
        break;
      case 'check':
        problems.push(...checkRelation(kinded.step.check, { ...walk, path: [...path, 'check'], names }));
        break;
      case 'pause': {
        const { pause } = kinded.step;
        if (typeof pause === 'string')
          problems.push(...checkTemplate(pause, { ...walk, path: [...path, 'pause'], names }));
        break;
      }
      case 'close':
      case 'silent':
      case 'deliver':
        break;
    }
  }
  return problems;
};

/** A session that is opened again knows nothing of the TLS that it was under before. */
function namesAfterOpening(names: Names, { open, tls }: OpenStep, scenario: Scenario): Names {
  const kept = [...names].filter((name) => !name.startsWith(`${open}.tls.`));
  return new Set([...kept, ...sessionNames(open), ...tlsNamesOfRun(scenario, { opens: open, tls })]);
}

/** Whether each end with which the scenario goes on is a connection under TLS. */
function isSurelyAccepted(step: TlsStep): boolean {
  const going = tlsAnswersOf({ path: [], value: step }).filter(({ value }) => !endsScenario(value));
  return going.every(
    ({ value }) => value === 'accepted' || (typeof value !== 'string' && 'accepted' in value),
  );
}

function checkExchange(step: Part<ExchangeStep>, names: Names, walk: Walk): Walked {
  const sent = sentTexts(step).flatMap(({ path, value }) => [
    ...checkTemplate(value, { ...walk, path, names }),
    ...checkOctets(path, value),
  ]);
  let known = names;
  const problems = [...sent];
  for (const expectation of expectationsOf(step)) {
    const walked = checkExpectation(expectation, known, walk);
    problems.push(...walked.problems);
    known = walked.names;
  }
  const body = bodyOf(step);
  const walked = body === null ? NOTHING_WALKED : checkBody(body, known, walk);
  return { problems: [...problems, ...walked.problems], names: new Set([...known, ...walked.names]) };
}

const NOTHING_WALKED: Walked = { problems: [], names: new Set() };

/** After several answers, names have a value when each answer with which the scenario goes on binds them. */
function checkExpectation(expectation: Part<Expectation>, names: Names, walk: Walk): Walked {
  const answers = answersOf(expectation).map((answer) => ({
    answer,
    walked: checkAnswer(answer, names, walk),
  }));
  const going = answers.filter(({ answer }) => !endsScenario(answer.value));
  const ways = (going.length === 0 ? answers : going).map(({ walked }) => walked.names);
  return { problems: answers.flatMap(({ walked }) => walked.problems), names: commonNames(ways) };
}

function endsScenario(answer: Answer | Exclude<TlsAnswer, string>): boolean {
  return typeof answer !== 'string' && answer.ends !== undefined;
}

function checkAnswer(answer: Part<Answer>, names: Names, walk: Walk): Walked {
  const status = statusOf(answer);
  if (status === null) return { problems: [], names };
  const place: TextPlace = { ...walk, path: status.path, names };
  const known = new Set([...names, ...namesBoundBy(status.value)]);
  const body = bodyOf(answer);
  const walked = body === null ? NOTHING_WALKED : checkBody(body, known, walk);
  return {
    problems: [...checkStatusLine(status.value, place), ...walked.problems],
    names: new Set([...known, ...walked.names]),
  };
}

function checkBody(body: Part<BodyExpectation>, names: Names, walk: Walk): Walked {
  return {
    problems: checkBodyTexts(body.value, { ...walk, path: body.path, names }),
    names: new Set([...names, ...bodyNames(body.value)]),
  };
}

/** What is sent as exact octets has one octet a character; commands are sent as UTF-8. */
function checkOctets(path: JsonPath, text: string): readonly Problem[] {
  if (path.includes('C')) return [];
  const offset = text.search(/[^\u0000-\u00ff]/);
  if (offset < 0) return [];
  const message = 'a character above U+00FF is no octet';
  return [
    {
      path,
      range: { offset, length: 1 },
      message,
      hint: 'write its UTF-8 octets one by one, as \\u00c3\\u00a4',
    },
  ];
}
