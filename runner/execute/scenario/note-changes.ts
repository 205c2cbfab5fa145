import type { ScenarioEnd } from './scenario-end.ts';
import type { Walk } from '../steps/walk.ts';

/** Tells the maildrops of a scenario what it may have done to them. */
export function noteChanges(walk: Walk, end: ScenarioEnd): void {
  const { planned, maildrops } = walk.start;
  const isAbnormal = end.kind === 'broken' || end.kind === 'given-up';
  for (const maildrop of maildrops) {
    const sessions = walk.everOpened.filter((session) => session.maildrop === maildrop);
    // A site that takes what was retrieved may take what TOP showed for retrieved as well (RFC 1939 §8).
    if (sessions.some((session) => session.hasSaid('RETR') || session.hasSaid('TOP')))
      maildrop.used('retrieved');
    if (sessions.some((session) => session.hasSaid('UIDL'))) maildrop.used('identified');
    const isMarked = sessions.some((session) => session.hasSaid('DELE'));
    if (isAbnormal || isMarked || planned.impact.includes('deletes')) maildrop.changed();
  }
}
