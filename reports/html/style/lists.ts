/** The full lists of requirements and scenarios. */
export const LISTS: string = `
.group { border-bottom: 1px solid var(--line); }
.group > summary { width: auto; padding: .45rem 0; color: var(--ink); }
.group[open] { padding-bottom: 1rem; }
.group caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.group td:nth-child(3) { width: 100%; }
.group tr:target { background: var(--decided); }
.tally { margin-left: .6rem; font-size: .87rem; color: var(--muted); }
.tally span + span::before { content: " · "; color: var(--muted); }
.tally .violated, .tally .failed { color: var(--bad); font-weight: 600; }
.tally .undetermined, .tally .blocked, .tally .errored { color: var(--unsure); }
.contract th[scope="row"] { font-weight: 600; overflow-wrap: anywhere; min-width: 9rem; }
.contract td { overflow-wrap: anywhere; }
.contract td:nth-last-child(2) { min-width: 11rem; }
.contract .broken th[scope="row"] { color: var(--bad); }
@media (max-width: 45rem) {
  .contract, .contract caption, .contract tbody, .contract tr, .contract th, .contract td { display: block; border: 0; padding: 0; }
  .contract thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .contract tr { border-top: 1px solid var(--line); padding: .5rem 0; }
  .contract td { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); padding: .1rem 0; }
  .contract td::before { content: attr(data-label); color: var(--muted); font-size: .87rem; }
  .contract td > * { grid-column: 2; justify-self: start; }
  .contract td:empty { display: none; }
}
@media (max-width: 30rem) {
  .group td { padding-right: .5rem; }
}
`;
