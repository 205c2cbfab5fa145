import type { LoginWay } from '../../model/login-way.ts';
import type { Offered } from '../../model/plan.ts';
import type { RunStop, TargetDescription } from '../../model/result.ts';
import type { TranscriptEntry } from '../../model/transcript.ts';
import { Recorder } from '../../wire/recorder.ts';

import type { GreetsAgain } from '../session/plain-session.ts';
import { ProbeInquiry } from './probe-inquiry.ts';
import type { ProbeOptions } from './probe-options.ts';
import { secretsOf } from '../../maildrop/secrets-of.ts';

/** What the probe learnt about the target. */
export interface Probe {
  readonly target: TargetDescription;
  /** Why no scenario can run; null when they can. */
  readonly stop: RunStop | null;
  /** Whether a connection came about at all. */
  readonly isConnected: boolean;
  /** The way to log in that worked. */
  readonly login: LoginWay | null;
  /** Whether the target greets by itself: a server that does not is still probed. */
  readonly greets: boolean;
  /** Whether it greets a second time, under TLS that STLS began. */
  readonly greetsAgain: GreetsAgain;
  readonly offered: Offered;
  /** Number of messages in the maildrop, null when that was not to be learnt. */
  readonly messageCount: number | null;
  readonly transcript: readonly TranscriptEntry[];
}

/**
 * Meets the target: what it is, which optional features it has, whether it lets us in. Judges nothing, and takes as little
 * as possible for granted: a server that answers one command wrongly is still to be judged by the scenarios.
 */
export async function probe(options: ProbeOptions): Promise<Probe> {
  const recorder = new Recorder({ clock: options.clock, secrets: secretsOf(options.account) });
  const inquiry = new ProbeInquiry(options, recorder);
  const stop = await inquiry.run();
  const { login, greets, greetsAgain, offered, messageCount } = inquiry;
  const told = stop === null ? null : { ...stop, message: recorder.redact(stop.message) };
  return {
    target: inquiry.target((text) => recorder.redact(text)),
    stop: told,
    isConnected: inquiry.isConnected,
    login,
    greets,
    greetsAgain,
    offered,
    messageCount,
    transcript: recorder.entries(),
  };
}
