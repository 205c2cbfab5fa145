import { inTime, type WaitLimits } from '../wire/in-time.ts';

/** Something took longer than it may, or the run was interrupted meanwhile. */
export class NotInTime extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotInTime';
  }
}

/** Waits for work, but no longer than the limits allow: rejects with a NotInTime then. The work itself goes on. */
export async function within<Result>(work: Promise<Result>, limits: WaitLimits): Promise<Result> {
  const settled = work.then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  );
  const ended = await inTime(settled, limits);
  if (ended === 'late') throw new NotInTime(`no answer within ${String(limits.ms)} ms`);
  if (ended === 'aborted') throw new NotInTime('the run was interrupted');
  if ('error' in ended) throw ended.error;
  return ended.result;
}
