import { printableText } from '../../model/printable.ts';
import { kindOf } from '../../model/step-kind.ts';
import type {
  Answer,
  BodyExpectation,
  CheckStep,
  ExchangeStep,
  Expectation,
  OpenStep,
  PauseStep,
  ReplyAnswer,
  Step,
  TlsAnswer,
  TlsStep,
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
      return [pauseLine(kinded.step)];
    case 'deliver':
      return [`*: new mail arrives: ${kinded.step.deliver.join(', ')}`];
    case 'tls':
      return handshake(kinded.step);
    case 'check':
      return [`=: ${kinded.step.check}`, `   otherwise: ${otherwise(kinded.step)}`];
  }
}

function otherwise(step: CheckStep): string {
  return step.ends === undefined ? step.otherwise : `(ends here: ${step.ends})`;
}

function pauseLine({ pause, atMostMs }: PauseStep): string {
  return `*: ${pause} ms pass${atMostMs === undefined ? '' : `, ${atMostMs} at most`}`;
}

const CLOSE_WORDS = {
  fin: 'closes the connection',
  half: 'closes its side of the connection',
  reset: 'resets the connection',
} as const;

function toState({ state, account, login, tls }: OpenStep): string {
  const who = account === 'second' ? ' on the second account' : '';
  const how = login === undefined ? '' : ` by ${login}`;
  return `${who}, in state ${state.toUpperCase()}${how}${tls === undefined ? '' : `, ${TLS_WORDS[tls]}`}`;
}

/** How a session begins that does not come under TLS as the run's connections do. */
export const TLS_WORDS = { none: 'in clear', 'by-hand': 'the TLS handshake left to a step' } as const;

function on({ on: session }: { readonly on?: string }): string {
  return session === undefined ? '' : ` (session ${session})`;
}

function within({ withinMs }: { readonly withinMs?: number }): string {
  return withinMs === undefined ? '' : ` within ${withinMs} ms`;
}

function handshake(step: TlsStep): readonly string[] {
  const { tls, version } = step;
  const offer = version === undefined ? 'TLS' : `TLS ${version} alone`;
  const ends = typeof tls === 'object' && 'oneOf' in tls ? tls.oneOf : [tls];
  return [
    `*: the client begins a handshake, offering ${offer}${within(step)}${on(step)}`,
    ...ends.map((each, index) => `${index === 0 ? 'S:' : 'or'} ${tlsEnd(each)}`),
  ];
}

function tlsEnd(each: TlsAnswer): string {
  if (typeof each === 'string') return TLS_ENDS[each];
  return `${'accepted' in each ? TLS_ENDS.accepted : TLS_ENDS.refused}${ending(each)}`;
}

const TLS_ENDS = { accepted: '(the handshake succeeds)', refused: '(the handshake is refused)' } as const;

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
