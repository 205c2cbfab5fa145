/** The verdict, the scorecard, the target, and what was left out. */
export const FIRST_SCREEN: string = `
.summary { margin: 0 -1.5rem; padding: 1.5rem 1.5rem 1.25rem; background: var(--panel); border-top: 6px solid var(--unsure); display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 3fr); gap: 1.5rem 3rem; }
.summary.good { border-color: var(--good); }
.summary.bad { border-color: var(--bad); }
.summary h1 { font-size: clamp(1.7rem, 1.3rem + 1.6vw, 2.3rem); letter-spacing: -.015em; margin: .1rem 0 .3rem; }
.summary .basis { font-size: 1.05rem; max-width: 62ch; text-wrap: pretty; }
.summary .run, .over { color: var(--muted); font-size: .87rem; }
.over strong { color: var(--ink); }
.stop { max-width: 62ch; margin: .75rem 0; padding: .5rem .75rem; border: 1px solid var(--unsure); border-left-width: 5px; }
.counts { display: flex; flex-wrap: wrap; gap: .75rem 2rem; margin: 1.1rem 0 .9rem; }
.counts div { display: flex; flex-direction: column-reverse; }
.counts dd { margin: 0; font-size: 1.7rem; font-weight: 600; line-height: 1.1; font-variant-numeric: tabular-nums; }
.counts dt { font-size: .87rem; color: var(--muted); }
.counts .good dd { color: var(--good); }
.counts .bad dd { color: var(--bad); }
.counts .unsure dd { color: var(--unsure); }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: .6rem 0; border-bottom: 1px solid var(--line); }
.scorecard td { width: 29%; }
.scorecard td:not(:last-child) { padding-right: 2rem; }
.scorecard .bad strong { color: var(--bad); }
.scorecard .share { float: right; color: var(--muted); }
.scorecard .exercised { display: block; color: var(--muted); font-size: .8rem; }
.scorecard .wide td, .scorecard .wide th { width: auto; text-align: right; white-space: nowrap; padding-right: 1rem; }
.scorecard .wide th:first-child { text-align: left; }
.scorecard details { margin-top: .75rem; font-size: .93rem; }
.scorecard tbody.apart { border-top: 3px double var(--line); }
.scorecard tbody.apart th .exercised { font-weight: 400; }
.bar { display: block; width: 100%; height: 6px; margin: .25rem 0 .15rem; }
.bar .rest { fill: var(--line); }
.bar .met { fill: var(--good); }
.bar .violated { fill: var(--bad); }
.summary .target h2 { border: 0; padding: 0; margin: .2rem 0 .5rem; font-size: .87rem; font-weight: 400; color: var(--muted); }
.target dl { margin: 0; display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .3rem 1rem; font-size: .93rem; }
.target dt { color: var(--muted); grid-column: 1; }
.target dd { margin: 0; grid-column: 2; }
.target details { margin-top: .5rem; }
.target details dl { margin-top: .25rem; }
.left-out td:last-child { width: 100%; }
.left-out td.number { font-weight: 600; }
.left-out td.levels { white-space: nowrap; }
.left-out details > summary { color: inherit; }
.left-out details ul { font-size: .87rem; }
.enable { white-space: nowrap; }
.enable code { background: var(--panel); border: 1px solid var(--line); border-radius: 3px; padding: 0 .35rem; white-space: nowrap; }
@media (max-width: 52rem) {
  .summary { grid-template-columns: minmax(0, 1fr); }
  .enable, .enable code { white-space: normal; }
}
@media (max-width: 30rem) {
  body { padding-inline: 1rem; }
  .summary { margin-inline: -1rem; padding-inline: 1rem; }
  .counts { gap: .5rem 1.25rem; }
  .scorecard td:not(:last-child) { padding-right: .8rem; }
  .target dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .target dd { grid-column: 1; margin-bottom: .4rem; }
  th, td { padding-right: .6rem; }
  .scorecard .share { float: none; }
  .left-out td.levels, .left-out .mark { white-space: normal; }
}
`;
