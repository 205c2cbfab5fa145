import { kindOf, sessionOf } from '../../model/step-kind.ts';
import type { ExchangeStep, SessionState, SessionTls } from '../../model/suite.ts';
import type { JsonPath } from '../json-tree.ts';
import { stepPath } from '../step-parts.ts';
import type { Check, Problem } from './problem.ts';

/** A handshake follows on something that was said, and what is left to do by hand is done by hand. */
export const checkTls: Check = ({ scenario }) => {
  const ready = new Set<string>(scenario.tls === 'by-hand' ? ['A'] : []);
  const problems = [...checkByHand([], scenario)];
  for (const [index, step] of scenario.steps.entries()) {
    const kinded = kindOf(step);
    const path = stepPath(index);
    switch (kinded.kind) {
      case 'open':
        problems.push(...checkByHand(path, kinded.step));
        ready.delete(kinded.step.open);
        if (kinded.step.tls === 'by-hand') ready.add(kinded.step.open);
        break;
      case 'exchange':
        if (sends(kinded.step)) ready.add(sessionOf(kinded.step));
        break;
      case 'tls':
        if (!ready.has(sessionOf(kinded.step))) problems.push({ path: [...path, 'tls'], ...NOTHING_SAID });
        break;
      case 'close':
      case 'closed':
      case 'silent':
      case 'pause':
      case 'deliver':
      case 'check':
    }
  }
  return problems;
};

const NOTHING_SAID = {
  message: 'nothing was said in this session that could lead to TLS',
  hint: 'say {"C": "STLS", "S": "+OK"} before',
} as const;

function sends({ C, raw, segments }: ExchangeStep): boolean {
  return C !== undefined || raw !== undefined || segments !== undefined;
}

/** Before the handshake a port that speaks TLS from the first octet has nothing to say. */
function checkByHand(
  path: JsonPath,
  { tls, state }: { readonly tls?: SessionTls; readonly state: SessionState },
): readonly Problem[] {
  if (tls !== 'by-hand' || state === 'connected') return [];
  const message = `a session whose handshake is left to a step cannot be in the state "${state}"`;
  return [{ path: [...path, 'state'], message, hint: 'write "connected"' }];
}
