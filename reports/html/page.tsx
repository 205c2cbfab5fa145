import type { JSX } from 'preact';
import type { RunResult } from '../../runner/model/result.ts';
import { shortHeadline } from '../text/headline-words.ts';
import { legible } from '../text/legible.ts';
import { unjudgedOf } from '../text/unjudged.ts';
import { addressOf } from '../text/reproduction.ts';
import { rfcName } from '../../runner/model/rfc-name.ts';
import { apartCatalogues } from '../text/apart.ts';
import { apartAnchor } from './anchor.ts';
import { Apart } from './apart.tsx';
import { Baseline } from './baseline.tsx';
import { Capabilities } from './capabilities.tsx';
import { Failures } from './failures.tsx';
import { LeftOut } from './left-out.tsx';
import { PageHead } from './page-head.tsx';
import { Remarks } from './remarks.tsx';
import { Requirements } from './requirements.tsx';
import { Scenarios } from './scenarios.tsx';
import { Scorecard } from './scorecard.tsx';
import { Summary } from './summary.tsx';
import { Unjudged } from './unjudged.tsx';
import type { Style } from './style-source.ts';

export interface PageProps {
  readonly result: RunResult;
  readonly style: Style;
}

/** The whole report: nothing in it needs a script or the network. */
export function Page({ result, style }: PageProps): JSX.Element {
  return (
    <html lang="en">
      <PageHead title={`${shortHeadline(result)}: ${addressOf(result)} – pop3spec`} style={style}>
        <meta name="generator" content={legible(`pop3spec ${result.tool.version}`)} />
      </PageHead>
      <body>
        <Summary result={result} />
        <Contents result={result} />
        <main>
          <Scorecard result={result} />
          <LeftOut result={result} />
          <Unjudged result={result} />
          <Baseline result={result} />
          <Failures result={result} />
          <Apart result={result} />
          <Capabilities result={result} />
          <Remarks result={result} />
          <Requirements result={result} />
          <Scenarios result={result} />
        </main>
        <Foot result={result} />
      </body>
    </html>
  );
}

function Contents({ result }: Pick<PageProps, 'result'>): JSX.Element {
  const { scenarios, requirements } = result;
  const isLeftOut = scenarios.some(({ outcome }) => outcome !== 'passed' && outcome !== 'failed');
  const entries: readonly (readonly [string, string, boolean])[] = [
    ['scorecard', 'Scorecard', true],
    ['left-out', 'Not run', isLeftOut],
    ['unjudged', 'Not judged', unjudgedOf(result).length > 0],
    ['baseline', 'Baseline', result.baseline !== undefined],
    ['failures', 'Failures', true],
    ...apartCatalogues(result).map(({ rfc }) => [apartAnchor(rfc), legible(rfcName(rfc)), true] as const),
    ['capabilities', 'Capabilities', true],
    ['remarks', 'Remarks', scenarios.some(({ remarks }) => remarks.length > 0)],
    ['requirements', 'Requirements', requirements.length > 0],
    ['scenarios', 'Scenarios', scenarios.length > 0],
  ];
  return (
    <nav aria-label="Contents">
      <ul>
        {entries
          .filter(([, , isThere]) => isThere)
          .map(([anchor, name]) => (
            <li>
              <a href={`#${anchor}`}>{name}</a>
            </li>
          ))}
      </ul>
    </nav>
  );
}

function Foot({ result }: Pick<PageProps, 'result'>): JSX.Element {
  const { tool, command } = result;
  return (
    <footer>
      <p>The same run again:</p>
      <pre class="shell">{legible(command)}</pre>
      <p>
        pop3spec {legible(tool.version)}, suites <code>{legible(tool.suiteDigest.slice(0, 16))}</code>.
        Results compare only when both are the same.
      </p>
    </footer>
  );
}
