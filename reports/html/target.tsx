import type { JSX } from 'preact';
import type { RunResult, TargetDescription } from '../../runner/model/result.ts';
import { clipped, legible } from '../text/legible.ts';
import { addressOf } from '../text/reproduction.ts';
import { tlsWords } from '../text/tls-words.ts';
import { Octets } from './phrasing.tsx';

/** Longest greeting shown, in characters. */
const GREETING_LIMIT = 520;

/** What the run learnt about the server under test. */
export function Target({ result }: { readonly result: RunResult }): JSX.Element {
  const { greeting, implementation, features, capabilities, tls } = result.target;
  return (
    <section class="target" aria-labelledby="target">
      <h2 id="target">Target</h2>
      <dl>
        <dt>Address</dt>
        <dd>
          <code>{addressOf(result)}</code>
        </dd>
        {tls === undefined ? null : (
          <>
            <dt>TLS</dt>
            <dd>{tlsWords(tls)}</dd>
          </>
        )}
        <dt>Greeting</dt>
        <dd>{greeting === null ? 'none came' : <Said text={greeting} />}</dd>
        <dt>Implementation</dt>
        <dd>{implementation === null ? 'not told' : <Said text={implementation} />}</dd>
        <dt>Offers</dt>
        <dd>{features.length === 0 ? 'no optional feature seen' : features.map(legible).join(' ')}</dd>
      </dl>
      <Capabilities capabilities={capabilities} />
    </section>
  );
}

function Said({ text }: { readonly text: string }): JSX.Element {
  return (
    <code>
      <Octets text={clipped(text, GREETING_LIMIT)} />
    </code>
  );
}

function Capabilities({ capabilities }: Pick<TargetDescription, 'capabilities'>): JSX.Element | null {
  const { authorization, transaction, beforeTls, underTls } = capabilities;
  if (authorization === null && transaction === null && beforeTls === undefined) return null;
  return (
    <details>
      <summary>Capabilities</summary>
      <dl>
        {beforeTls === undefined ? null : <State name="Before TLS" lines={beforeTls} />}
        <State name="Before login" lines={authorization} />
        <State name="After login" lines={transaction} />
        {underTls === undefined ? null : <State name="Under TLS, before login" lines={underTls} />}
      </dl>
    </details>
  );
}

function State({
  name,
  lines,
}: {
  readonly name: string;
  readonly lines: readonly string[] | null;
}): JSX.Element {
  const shown = lines ?? ['not told'];
  return (
    <>
      <dt>{name}</dt>
      {shown.map((line) => (
        <dd>
          <Said text={line} />
        </dd>
      ))}
    </>
  );
}
