import type { FindingDraft } from '../../judge/finding-draft.ts';
import type { Scope } from '../../language/scope.ts';
import type { Finding, Remark } from '../../model/finding.ts';
import type { FixtureMessage } from '../../model/message.ts';
import type { BodyObservation } from '../../model/observation.ts';
import type { PlannedScenario } from '../../model/plan.ts';
import type { Recorder } from '../../wire/recorder.ts';
import type { Maildrop } from '../maildrop/maildrop.ts';
import type { RunContext } from '../context/run-context.ts';
import type { ScenarioSession } from './scenario-session.ts';
import { placeOfStep } from './step-checks.ts';
import { sumUp } from './sum-up.ts';

/** What a walk starts with. */
export interface WalkStart {
  readonly run: RunContext;
  readonly planned: PlannedScenario;
  /** One for each account that the scenario needs, the first account's first. */
  readonly maildrops: readonly Maildrop[];
  /** What the first maildrop holds; null when that is not known. */
  readonly messages: readonly FixtureMessage[] | null;
  readonly numbers: readonly number[];
  /** Messages by name, others in the place of those for which they stand in. */
  readonly fixtures: ReadonlyMap<string, FixtureMessage>;
  readonly scope: Scope;
  readonly recorder: Recorder;
  readonly signal: AbortSignal;
}

/** A scenario under way: what is bound, which sessions are open, and what was found so far. */
export class Walk {
  readonly start: WalkStart;
  scope: Scope;
  readonly bodies: Map<string, BodyObservation> = new Map();
  /** Sessions by name; a name that is opened again stands for the new one. */
  readonly sessions: Map<string, ScenarioSession> = new Map();
  /** All sessions that there were. */
  readonly everOpened: ScenarioSession[] = [];
  readonly remarks: Remark[] = [];
  readonly #steps: Finding[] = [];
  readonly #watched: Finding[] = [];

  constructor(start: WalkStart) {
    this.start = start;
    this.scope = start.scope;
  }

  get run(): RunContext {
    return this.start.run;
  }

  get isAborted(): boolean {
    return this.start.signal.aborted;
  }

  /** Writes down what was found at a step; drafts of watchers are summed up in the end. */
  record(drafts: readonly FindingDraft[], step: number, session?: string): void {
    const place = placeOfStep(this.start.planned, step);
    for (const draft of drafts) {
      const finding = {
        ...this.#redacted(draft),
        times: 1,
        ...place,
        ...(session === undefined ? {} : { session }),
        transcriptIndex: Math.max(0, this.start.recorder.length - 1),
      };
      (draft.origin === 'step' ? this.#steps : this.#watched).push(finding);
    }
  }

  /** Writes down something legal that is worth knowing. */
  remark(message: string, step: number, requirement: string | null): void {
    this.remarks.push({ message: this.start.recorder.redact(message), step, requirement });
  }

  /** What was found at the steps, in their order. */
  get found(): readonly Finding[] {
    return this.#steps;
  }

  /** What the watchers over every exchange found, summed up. */
  get watched(): readonly Finding[] {
    return sumUp(this.#watched);
  }

  #redacted(draft: FindingDraft): FindingDraft {
    const redact = (text: string): string => this.start.recorder.redact(text);
    const { message, expected, actual } = draft;
    return {
      ...draft,
      ...(message === undefined ? {} : { message: redact(message) }),
      ...(expected === undefined ? {} : { expected: redact(expected) }),
      ...(actual === undefined ? {} : { actual: redact(actual) }),
    };
  }
}

/** How a step ended. */
export type StepEnd =
  /** As it should. */
  | { readonly kind: 'go-on' }
  /** As it may, and there is nothing more to look at. */
  | { readonly kind: 'ends'; readonly reason: string }
  /** Not as it should: the steps behind it have nothing to stand on. Suspicious when the target may be gone. */
  | { readonly kind: 'broke'; readonly message: string; readonly isSuspicious: boolean }
  /** Not at all: the run, or the scenario's time, is over. */
  | { readonly kind: 'aborted' };

/** The end of a step that is as it should be. */
export const GO_ON: StepEnd = { kind: 'go-on' };
