import type { Finding, Remark } from '../../model/finding.ts';
import type { PlannedScenario } from '../../model/plan.ts';
import type { Recorder } from '../../wire/recorder.ts';
import { endSession } from './epilogue.ts';
import { excuseChanged } from './excuse-changed.ts';
import type { LimitedSignal } from '../manners/limited-signal.ts';
import { whyDead } from '../session/liveness.ts';
import { notSeen, type MaildropProblem } from '../maildrop/maildrop-problem.ts';
import type { Maildrop } from '../maildrop/maildrop.ts';
import { noteChanges } from './note-changes.ts';
import type { RunContext } from '../context/run-context.ts';
import { excused, findingsOfEnd, type NotBegun, type ScenarioEnd } from './scenario-end.ts';
import type { KnownMaildrop } from '../maildrop/known-maildrop.ts';
import { initialScope } from '../steps/scope-of.ts';
import { walkThrough } from './walk-through.ts';
import { Walk } from '../steps/walk.ts';
import { wantedMessages } from '../maildrop/wanted-messages.ts';

/** A scenario that is to be conducted, with what it gets for that. */
export interface Conduct {
  readonly run: RunContext;
  readonly planned: PlannedScenario;
  readonly maildrops: readonly Maildrop[];
  readonly recorder: Recorder;
  readonly limited: LimitedSignal;
  /** The limit, for the sentence that tells of it. */
  readonly limitMs: number;
}

/** What conducting a scenario brought. */
export interface Conducted {
  readonly findings: readonly Finding[];
  readonly remarks: readonly Remark[];
}

/** Fills the maildrop, walks through the steps, ends all sessions, and looks after the target when it fell silent. */
export async function conduct(scenario: Conduct): Promise<Conducted> {
  const { planned } = scenario;
  const prepared = await prepare(scenario);
  if (prepared.kind === 'not-begun') {
    const why = await whyGivenUp(scenario, prepared);
    return { findings: findingsOfEnd(planned, prepared, why), remarks: [] };
  }
  const walk = walkOf(scenario, prepared.maildrop);
  const end = await walkThrough(walk);
  scenario.recorder.step = null;
  await endSessions(walk);
  noteChanges(walk, end);
  const why = await whyGivenUp(scenario, end);
  const excuse = (findings: readonly Finding[]): readonly Finding[] =>
    why !== null && end.kind === 'broken' ? excused(findings, end.step, why) : findings;
  const findings = [...excuse(walk.found), ...findingsOfEnd(planned, end, why), ...excuse(walk.watched)];
  return {
    findings: await excuseChanged(scenario.run, findings, scenario.maildrops),
    remarks: walk.remarks,
  };
}

async function endSessions({ everOpened, run, start }: Walk): Promise<void> {
  for (const maildrop of start.maildrops) maildrop.isPerhapsHeld = false;
  await Promise.all(
    everOpened.map(async (session) => {
      const { mayHoldMaildrop } = await endSession(session, run);
      if (mayHoldMaildrop) session.maildrop.isPerhapsHeld = true;
    }),
  );
}

interface Prepared {
  readonly kind: 'prepared';
  /** What is known of what it holds; null when the scenario asks for nothing in it. */
  readonly maildrop: KnownMaildrop | null;
}

async function prepare(scenario: Conduct): Promise<Prepared | NotBegun> {
  const { planned, maildrops, limited } = scenario;
  const [maildrop] = maildrops;
  if (maildrop === undefined) return { kind: 'prepared', maildrop: null };
  await maildrop.settle(limited.signal);
  const prepared = await bringAbout(scenario, maildrop);
  if (prepared.kind === 'maildrop-problem') return notPrepared(scenario, prepared);
  // A scenario that begins in the TRANSACTION state waits for the lock as it logs in.
  const held = planned.scenario.state === 'transaction' ? null : await maildrop.waitUntilFree(limited.signal);
  if (held !== null) return notPrepared(scenario, held);
  if (logsInByStep(planned)) await waitForLogins(scenario);
  return prepared;
}

/** Has the maildrop hold what the scenario wants, or do for it as it stands. */
async function bringAbout(
  { run, planned, limited }: Conduct,
  maildrop: Maildrop,
): Promise<Prepared | MaildropProblem> {
  if (!run.provisioner.knowsContent) {
    const fit = maildrop.asItStands.suits(planned);
    return fit.kind === 'suited' ? { kind: 'prepared', maildrop: fit.maildrop } : notSeen(fit.reason);
  }
  const messages = wantedMessages(planned.scenario, run.fixtures);
  if (messages === null) return { kind: 'prepared', maildrop: null };
  const ready = await maildrop.ensure(messages, limited.signal);
  if (ready.kind === 'maildrop-problem') return ready;
  return { kind: 'prepared', maildrop: { messages, numbers: ready.numbers } };
}

/** A login of a step is on trial: it must not come sooner than the server wants (RFC 2449 §6.5). */
async function waitForLogins({ run, maildrops, limited }: Conduct): Promise<void> {
  for (const { account } of maildrops) await run.manners.beforeLogin(account.user, limited.signal);
}

/** Whether it may: rows and captures are not looked into, so in doubt it does. */
function logsInByStep({ scenario: { state, steps } }: PlannedScenario): boolean {
  return state !== 'transaction' && /\b(?:PASS|APOP|AUTH)\b|"\{/i.test(JSON.stringify(steps));
}

function notPrepared({ run, recorder, limited }: Conduct, problem: MaildropProblem): NotBegun {
  // What a provisioner says may hold what its program wrote.
  const message = recorder.redact(problem.message);
  if (problem.stop !== null && !limited.signal.aborted) run.state.halt({ ...problem.stop, message });
  const isTarget = problem.by === 'target';
  return { kind: 'not-begun', outcome: isTarget ? 'blocked' : 'errored', message, isSuspicious: isTarget };
}

function walkOf({ run, planned, maildrops, recorder, limited }: Conduct, known: KnownMaildrop | null): Walk {
  const accounts = maildrops.map(({ account }) => account);
  const areStandIns = known?.count !== undefined;
  const standIns = areStandIns ? known.messages : [];
  return new Walk({
    run,
    planned,
    maildrops,
    messages: areStandIns ? null : (known?.messages ?? null),
    numbers: known?.numbers ?? [],
    fixtures: new Map([...run.fixtures, ...standIns.map((each) => [each.name, each] as const)]),
    scope: initialScope(accounts, known),
    recorder,
    signal: limited.signal,
  });
}

/** Why the harness gives the scenario up; null when its end is the server's own doing. */
async function whyGivenUp(scenario: Conduct, end: ScenarioEnd): Promise<string | null> {
  const { run, limited, limitMs } = scenario;
  if (limited.isLate() && (end.kind === 'given-up' || end.kind === 'not-begun')) {
    return `The scenario was not done after ${String(limitMs)} ms`;
  }
  if (isSuspicious(end)) await lookAfterTarget(scenario);
  if (end.kind === 'complete' || end.kind === 'satisfied') return null;
  if (end.kind === 'broken' && !isSuspicious(end)) return null;
  return run.state.stop?.message ?? null;
}

/** Stops the run when the target does not answer any more. All sessions of the scenario are closed by now. */
async function lookAfterTarget({ run, planned }: Conduct): Promise<void> {
  const { target, clock, state } = run;
  if (state.stop !== null) return;
  const why = await whyDead({ target, clock, signal: state.signal });
  if (why === null || state.signal.aborted) return;
  const message = `The target stopped serving in the scenario ${planned.id}. ${why}`;
  state.halt({ cause: 'target-died', message });
}

function isSuspicious(end: ScenarioEnd): boolean {
  return (end.kind === 'broken' || end.kind === 'not-begun') && end.isSuspicious;
}
