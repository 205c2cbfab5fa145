import { printableText } from '../../model/printable.ts';
import { kindOf } from '../../model/step-kind.ts';
import type {
  Answer,
  BodyExpectation,
  ExchangeStep,
  Expectation,
  OpenStep,
  ReplyAnswer,
  Step,
} from '../../model/suite.ts';

/** A step as it would read in a session's transcript: `C: STAT`, `S: +OK …`, and in words what neither side says. */
export function stepLines(step: Step): readonly string[] {
  const kinded = kindOf(step);
  switch (kinded.kind) {
    case 'exchange':
      return exchange(kinded.step);
    case 'open':
      return [`*: session ${kinded.step.open} opens${toState(kinded.step)}`];
    case 'close':
      return [`*: the client ${CLOSE_WORDS[kinded.step.close]}${on(kinded.step)}`];
    case 'closed':
      return [`*: the server closes the connection${within(kinded.step)}${on(kinded.step)}`];
    case 'silent':
      return [`*: the server says nothing for ${kinded.step.silent} ms${on(kinded.step)}`];
    case 'pause':
      return [`*: ${kinded.step.pause} ms pass`];
    case 'deliver':
      return [`*: new mail arrives: ${kinded.step.deliver.join(', ')}`];
    case 'check':
      return [`=: ${kinded.step.check}`, `   otherwise: ${kinded.step.otherwise}`];
  }
}

const CLOSE_WORDS = {
  fin: 'closes the connection',
  half: 'closes its side of the connection',
  reset: 'resets the connection',
} as const;

function toState({ state, account, login }: OpenStep): string {
  const who = account === 'second' ? ' on the second account' : '';
  const how = login === undefined ? '' : ` by ${login}`;
  return `${who}, in state ${state.toUpperCase()}${how}`;
}

function on({ on: session }: { readonly on?: string }): string {
  return session === undefined ? '' : ` (session ${session})`;
}

function within({ withinMs }: { readonly withinMs?: number }): string {
  return withinMs === undefined ? '' : ` within ${withinMs} ms`;
}

function exchange(step: ExchangeStep): readonly string[] {
  const expectations = step.S === undefined ? [] : [step.S].flat();
  return [
    ...sent(step).map((line) => `C: ${line}${on(step)}`),
    ...expectations.flatMap((expectation) => expected(expectation)),
    ...(step.body === undefined ? [] : body(step.body)),
  ];
}

function sent({ C, raw, segments }: ExchangeStep): readonly string[] {
  if (raw !== undefined) return [`${printableText(raw)} (exactly these octets)`];
  if (segments !== undefined)
    return segments.map((piece) => (typeof piece === 'number' ? `(${piece} ms pass)` : printableText(piece)));
  return C === undefined ? [] : [C].flat();
}

function expected(expectation: Expectation): readonly string[] {
  if (typeof expectation === 'string' || !('oneOf' in expectation)) return answer(expectation);
  return expectation.oneOf.flatMap((each, index) =>
    answer(each).map((line) => (index === 0 ? line : line.replace(/^S:/, 'or'))),
  );
}

function answer(each: Answer): readonly string[] {
  if (typeof each === 'string') return [`S: ${each}`];
  if ('closed' in each) return [`S: (closes the connection)${ending(each)}`];
  if ('waits' in each) return [`S: (nothing yet)${ending(each)}`];
  return [`S: ${each.S}${ending(each)}`, ...(each.body === undefined ? [] : body(each.body))];
}

function ending({ ends }: Pick<ReplyAnswer, 'ends'>): string {
  return ends === undefined ? '' : `  (ends here: ${ends})`;
}

/** What the multi-line part must be, one line for every member that is there. */
function body(expectation: BodyExpectation): readonly string[] {
  return Object.entries(expectation)
    .filter(([name]) => name !== 'proves')
    .map(([name, value]) => `   ${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
}
