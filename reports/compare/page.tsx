import type { JSX } from 'preact';
import { LevelMark, Mark, VerdictMark } from '../html/marks.tsx';
import { PageHead } from '../html/page-head.tsx';
import { WebLink } from '../html/phrasing.tsx';
import type { Style } from '../html/style-source.ts';
import { legible } from '../text/legible.ts';
import { sectionName } from '../text/section-name.ts';
import type { Cell, Comparison, ComparedRow, ComparedSection } from './comparison.ts';
import { Scores } from './scores.tsx';
import { tellingSentence } from './words.ts';

export interface ComparisonProps {
  readonly comparison: Comparison;
}

/** Servers side by side: nothing in the page needs a script or the network. */
export function Page({ comparison, style }: ComparisonProps & { readonly style: Style }): JSX.Element {
  const { telling, alike, doubts } = comparison;
  return (
    <html lang="en">
      <PageHead title="POP3 servers side by side – pop3spec" style={style} />
      <body class="comparison">
        <header class="summary">
          <div>
            <h1>POP3 servers side by side</h1>
            <p class="basis">{tellingSentence(comparison)}</p>
            {doubts.map((doubt) => (
              <p class="stop">{legible(doubt)}</p>
            ))}
          </div>
        </header>
        <main>
          <Scores comparison={comparison} />
          <section aria-labelledby="telling">
            <h2 id="telling">Where they differ, or one deviates</h2>
            {telling.length === 0 ? <p>Nowhere.</p> : null}
            {telling.map((section) => (
              <Section section={section} comparison={comparison} />
            ))}
          </section>
          <Alike sections={alike} comparison={comparison} />
        </main>
      </body>
    </html>
  );
}

function Alike({
  sections,
  comparison,
}: ComparisonProps & { readonly sections: readonly ComparedSection[] }): JSX.Element | null {
  if (sections.length === 0) return null;
  return (
    <section aria-labelledby="alike">
      <h2 id="alike">Where they are alike</h2>
      <details>
        <summary>All other requirements</summary>
        {sections.map((section) => (
          <Section section={section} comparison={comparison} />
        ))}
      </details>
    </section>
  );
}

interface SectionProps extends ComparisonProps {
  readonly section: ComparedSection;
}

function Section({ section, comparison }: SectionProps): JSX.Element {
  const name = legible(sectionName(section));
  return (
    <div class="wide">
      <table>
        <caption>
          <WebLink url={section.url}>{name}</WebLink>
        </caption>
        <thead>
          <tr>
            <th scope="col">Requirement</th>
            {comparison.servers.map((server) => (
              <th scope="col">{legible(server.name)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {section.rows.map((row) => (
            <Row row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { readonly row: ComparedRow }): JSX.Element {
  const { id, level, text, cells } = row;
  return (
    <tr>
      <th scope="row">
        <LevelMark level={level} /> {legible(text)} <code>{legible(id)}</code>
      </th>
      {cells.map((cell) => (
        <td>
          <CellMark cell={cell} />
        </td>
      ))}
    </tr>
  );
}

function CellMark({ cell: { verdict, known } }: { readonly cell: Cell }): JSX.Element {
  if (verdict === 'absent') return <Mark tone="absent" word="not asked" />;
  return known ? <Mark tone="bad" word="violated, known" /> : <VerdictMark verdict={verdict} />;
}
