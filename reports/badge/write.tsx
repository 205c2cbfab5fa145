import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { isApart } from '../../runner/model/apart.ts';
import type { Headline } from '../../runner/model/outcome.ts';
import type { RunResult } from '../../runner/model/result.ts';
import type { ReportFile } from '../report-file.ts';

const LABEL = 'POP3';

/** A badge as SVG, and the JSON from which shields.io draws one. */
export function write(result: RunResult, fileName: string): readonly ReportFile[] {
  const message = messageOf(result);
  const color = colorOf(result);
  const endpoint = { schemaVersion: 1, label: LABEL, message, color };
  return [
    { path: fileName, content: `${renderToString(<Badge message={message} color={color} />)}\n` },
    { path: `${fileName.replace(/\.svg$/i, '')}.json`, content: `${JSON.stringify(endpoint, null, 2)}\n` },
  ];
}

/** Dark enough for white text (WCAG AA). */
const COLORS: Readonly<Record<Headline, string>> = {
  conformant: '#1c6b3c',
  'not conformant': '#ad1a1a',
  undetermined: '#6b6b6b',
};

const DECLARED = '#7d5200';

/** What is known is neither good nor news; a baseline that does not hold is not good either. */
function colorOf(result: RunResult): string {
  const { headline } = result.scorecard;
  const isAside = headline === 'conformant' && result.baseline?.agreement === 'otherwise';
  return isAside || isAsDeclared(result) ? DECLARED : COLORS[headline];
}

function isAsDeclared({ scorecard, baseline }: RunResult): boolean {
  return baseline?.agreement === 'as-declared' && scorecard.headline !== 'conformant';
}

/** Never a bare "conformant": how many MUSTs were judged stands beside it. */
function messageOf(result: RunResult): string {
  if (result.baseline?.agreement === 'otherwise') return `${verdictOf(result)}, otherwise than declared`;
  return isAsDeclared(result) ? `${verdictOf(result)}, as declared` : verdictOf(result);
}

function verdictOf({ scorecard }: RunResult): string {
  const { headline, rows } = scorecard;
  const musts = rows.filter((row) => row.level === 'MUST' && !isApart(row, scorecard));
  const sum = (of: (row: (typeof musts)[number]) => number): number =>
    musts.reduce((total, row) => total + of(row), 0);
  const met = sum((row) => row.met);
  const violated = sum((row) => row.violated);
  const binding = sum((row) => row.total - row.notOffered - row.unobservable);
  switch (headline) {
    case 'conformant':
      return `conformant: ${met} of ${binding} MUSTs judged`;
    case 'not conformant':
      return violated === 0 ? headline : `${violated} of ${met + violated} MUSTs violated`;
    case 'undetermined':
      return headline;
  }
}

/** Mean width of a character of an 11 px sans-serif face; textLength makes up for the difference. */
const CHARACTER_WIDTH = 6.3;
const PADDING = 6;

function Badge({ message, color }: { readonly message: string; readonly color: string }): JSX.Element {
  const labelWidth = widthOf(LABEL);
  const messageWidth = widthOf(message);
  const width = labelWidth + messageWidth;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height="20"
      role="img"
      aria-label={`${LABEL}: ${message}`}
    >
      <title>{`${LABEL}: ${message}`}</title>
      <rect width={labelWidth} height="20" fill="#444" />
      <rect x={labelWidth} width={messageWidth} height="20" fill={color} />
      <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
        <text x={PADDING} y="14" textLength={labelWidth - 2 * PADDING}>
          {LABEL}
        </text>
        <text x={labelWidth + PADDING} y="14" textLength={messageWidth - 2 * PADDING}>
          {message}
        </text>
      </g>
    </svg>
  );
}

function widthOf(text: string): number {
  return Math.round(text.length * CHARACTER_WIDTH) + 2 * PADDING;
}
