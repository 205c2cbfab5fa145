import { secretsOf } from '../../maildrop/secrets-of.ts';
import type { Environment } from '../environment/environment.ts';
import { DEFAULT_LIMITS, limitsUnder } from '../environment/limits.ts';
import { Manners } from '../manners/manners.ts';
import type { RunContext } from './run-context.ts';
import { RunState } from './run-state.ts';

/** What everything in a run shares, before anything is known of the target. */
export function contextOf(environment: Environment): RunContext {
  const { target, accounts, login, provisioner, server, fixtures, clock, caps, canary } = environment;
  const manners = new Manners({ clock, ...(caps === undefined ? {} : { caps }) });
  return {
    target: { ...target, manners },
    manners,
    limits: limitsUnder(caps, { ...DEFAULT_LIMITS, ...environment.limits }),
    clock,
    ...(login === undefined ? {} : { login }),
    provisioner,
    ...(canary === undefined ? {} : { canary }),
    ...(server === undefined ? {} : { server }),
    fixtures,
    secrets: accounts.flatMap(secretsOf),
    state: new RunState(),
    known: {
      login: login ?? 'user-pass',
      greets: true,
      greetsAgain: 'unknown',
      hasUtf8: false,
      lists: true,
      keeps: { retrieved: 'unknown', identified: 'unknown' },
      sawWrongPasswords: false,
    },
  };
}
