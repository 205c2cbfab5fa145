import type { FindingDraft } from '../../judge/finding-draft.ts';
import type { Judgement } from '../../judge/judgement.ts';
import type { Observation } from '../../model/observation.ts';
import { keywordOf } from '../../pop3/command.ts';
import { indicatorOf } from '../../pop3/status.ts';
import { readsAsLocked } from '../login/login.ts';
import type { Maildrop } from '../maildrop/maildrop.ts';
import { LOGINS, type ScenarioSession } from './scenario-session.ts';
import type { Walk } from './walk.ts';

const HELD = 'the login was refused because the maildrop is in use, though this scenario does not use it yet';

/** What was answered to a login, and how that was judged. */
export interface JudgedLogin {
  readonly session: ScenarioSession;
  readonly commandLine: string | null;
  readonly observation: Observation;
  readonly judgement: Judgement;
}

/**
 * A lock that a session of an earlier scenario left behind is the doing of that scenario's server, and told there: a login
 * that is refused for it says nothing about the login. So what would be failures is blocked.
 */
export function excuseHeldMaildrop(walk: Walk, judged: JudgedLogin): Judgement {
  const { judgement } = judged;
  if (judgement.ok || !isRefusedForLock(judged) || isHeldHere(walk, judged.session.maildrop, judged.session))
    return judgement;
  return excusedBy(judgement, HELD);
}

function isRefusedForLock({ commandLine, observation }: JudgedLogin): boolean {
  return (
    commandLine !== null &&
    LOGINS.has(keywordOf(commandLine)) &&
    observation.kind === 'reply' &&
    indicatorOf(observation.line) === 'negative' &&
    readsAsLocked({ observation })
  );
}

/** Whether this scenario itself has tried to open the maildrop in another session. */
export function isHeldHere({ everOpened }: Walk, maildrop: Maildrop, but?: ScenarioSession): boolean {
  return everOpened.some((other) => other !== but && other.maildrop === maildrop && other.hasTriedLogin);
}

/** The judgement with its failures blocked, for this reason. */
export function excusedBy(judgement: Judgement, message: string): Judgement {
  const excused = (draft: FindingDraft): FindingDraft =>
    draft.outcome === 'failed' ? { ...draft, outcome: 'blocked', message } : draft;
  return { ...judgement, findings: judgement.findings.map(excused) };
}
