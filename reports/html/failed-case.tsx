import type { JSX } from 'preact';
import type { ReportedFinding, ScenarioResult } from '../../runner/model/result.ts';
import type { Failure } from '../text/failures.ts';
import { sentence } from '../text/figures.ts';
import { clipped, legible } from '../text/legible.ts';
import { placeText } from '../text/place.ts';
import { rawReproductionOf } from '../text/raw-reproduction.ts';
import { reproductionOf } from '../text/reproduction.ts';
import { scenarioAnchor } from './anchor.ts';
import type { FailuresView } from './failures-view.ts';
import { Glyph } from './marks.tsx';
import { Octets } from './phrasing.tsx';
import { Transcript } from './transcript.tsx';

/** Checks of one scenario about one requirement that are told in full. */
const FINDINGS_SHOWN = 4;

/** Longest expectation or reply shown, in characters. */
const TEXT_LIMIT = 600;

export interface FailedCaseProps {
  readonly failure: Failure;
  readonly view: FailuresView;
  /** Anchor of the group that this stands in. */
  readonly anchor: string;
}

/** One scenario that failed: what was expected, what came, the transcript, and how to see it again. */
export function FailedCase(props: FailedCaseProps): JSX.Element {
  const { scenario } = props.failure;
  return (
    <section class="case">
      <h4>{legible(scenario.title)}</h4>
      <Body {...props} />
    </section>
  );
}

/** The same, folded: further examples are for those who want them. */
export function FoldedCase(props: FailedCaseProps): JSX.Element {
  const { scenario } = props.failure;
  return (
    <details class="case">
      <summary>
        Also: <span class="title">{legible(scenario.title)}</span> <code>{legible(scenario.id)}</code>
      </summary>
      <Body {...props} />
    </details>
  );
}

function Body({ failure, view, anchor }: FailedCaseProps): JSX.Element {
  const { scenario, findings } = failure;
  const rest = findings.length - FINDINGS_SHOWN;
  return (
    <>
      <p class="where">
        <a href={`#${scenarioAnchor(scenario.id)}`}>{legible(scenario.id)}</a>
      </p>
      <p class="why">Why it matters: {legible(scenario.why)}</p>
      {findings.slice(0, FINDINGS_SHOWN).map((finding) => (
        <FailedCheck finding={finding} />
      ))}
      {rest > 0 ? <p class="extent">And {rest} more failed checks of the same requirement.</p> : null}
      <Evidence failure={failure} view={view} anchor={anchor} />
    </>
  );
}

function FailedCheck({ finding }: { readonly finding: ReportedFinding }): JSX.Element {
  const { message, expected, actual } = finding;
  return (
    <>
      <p class="message bad">
        <Glyph tone="bad" /> {legible(sentence(clipped(message ?? 'The check failed.', TEXT_LIMIT)))}
      </p>
      {expected === undefined && actual === undefined ? null : (
        <dl class="contrast">
          <Side name="Expected" text={expected} />
          <Side name="Actual" text={actual} />
        </dl>
      )}
      <p class="where">{whereabouts(finding)}</p>
    </>
  );
}

function Side({
  name,
  text,
}: {
  readonly name: string;
  readonly text: string | undefined;
}): JSX.Element | null {
  if (text === undefined) return null;
  return (
    <div class={name.toLowerCase()}>
      <dt>{name}</dt>
      <dd>
        <code>
          <Octets text={clipped(text, TEXT_LIMIT)} />
        </code>
      </dd>
    </div>
  );
}

const ORIGINS: Readonly<Record<ReportedFinding['origin'], string>> = {
  step: '',
  'wire-rule': 'seen by the rules that watch every exchange',
  ledger: 'seen by the model of the maildrop',
  prelude: 'on the way to the start state',
};

function whereabouts({ place, session, origin, times }: ReportedFinding): string {
  const parts = [
    place === null ? '' : placeText(place),
    session === 'A' ? '' : `session ${legible(session)}`,
    ORIGINS[origin],
    times > 1 ? `${times} times` : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function Evidence({ failure, view, anchor }: FailedCaseProps): JSX.Element {
  const { scenario } = failure;
  const owner = view.owners.get(scenario.id);
  if (owner !== undefined && owner !== anchor)
    return (
      <p class="where">
        <a href={`#${owner}`}>Transcript and reproduction stand with the requirement above</a>
      </p>
    );
  return (
    <>
      <Transcript scenario={scenario} limit={view.limit} />
      <Reproduction failure={failure} view={view} />
    </>
  );
}

function Reproduction({ failure, view }: Pick<FailedCaseProps, 'failure' | 'view'>): JSX.Element {
  const { scenario } = failure;
  const raw = rawReproductionOf(view.result, scenario, decidedAt(failure, scenario));
  return (
    <details class="again">
      <summary>Reproduce</summary>
      <p>This scenario alone, otherwise as in this run:</p>
      <pre class="shell">{reproductionOf(view.result, scenario.id)}</pre>
      {raw === null ? null : (
        <>
          <p>The same octets without pop3spec; set the variables to your secrets, end it with Ctrl+C:</p>
          <pre class="shell">{raw}</pre>
        </>
      )}
    </details>
  );
}

function decidedAt({ findings: [first] }: Failure, { transcript }: ScenarioResult): number {
  return first.transcriptIndex ?? transcript.length - 1;
}
