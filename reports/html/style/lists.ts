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
@media (max-width: 30rem) {
  .group td { padding-right: .5rem; }
}
`;
