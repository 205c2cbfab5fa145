import type { Judgement } from '../../judge/judgement.ts';
import { keywordOf } from '../../pop3/command.ts';
import { indicatorOf } from '../../pop3/status.ts';
import { excusedBy, type JudgedLogin } from './held-maildrop.ts';
import { readsAsEarly } from '../login/login.ts';
import { LOGINS } from './scenario-session.ts';
import type { Walk } from './walk.ts';

const EARLY =
  'the login was refused because it came too soon behind another of this account (LOGIN-DELAY), which a server may do';

/**
 * A server may refuse who comes again too soon (RFC 2449 §6.5), by PASS or by USER already, with its response code or without:
 * that says nothing of a login that is on trial, unless the seconds that it announced are over. So what would be failures is
 * blocked.
 */
export function excuseEarlyLogin({ run }: Walk, judged: JudgedLogin): Judgement {
  const { judgement, session, observation } = judged;
  if (judgement.ok || !isLogin(judged)) return judgement;
  const { delays } = run.manners;
  const isUntold = delays.seconds === null && readsAsEarly({ observation });
  const isEarly = delays.isEarly(session.maildrop.account.user) && isRefused(judged);
  return isUntold || isEarly ? excusedBy(judgement, EARLY) : judgement;
}

/** Whoever was let in by a step counts as well, whichever of the scenario's accounts that was. */
export function noteLogin({ run, start }: Walk, { commandLine, observation }: JudgedLogin): void {
  if (commandLine === null || !LOGINS.has(keywordOf(commandLine))) return;
  if (observation.kind !== 'reply' || indicatorOf(observation.line) !== 'positive') return;
  for (const { account } of start.maildrops) run.manners.delays.letIn(account.user);
}

function isLogin({ commandLine }: JudgedLogin): boolean {
  const keyword = commandLine === null ? '' : keywordOf(commandLine);
  return keyword === 'USER' || LOGINS.has(keyword);
}

function isRefused({ observation }: JudgedLogin): boolean {
  return (
    observation.kind === 'closed' ||
    (observation.kind === 'reply' && indicatorOf(observation.line) === 'negative')
  );
}
