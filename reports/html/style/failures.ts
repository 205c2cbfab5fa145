/** Failures: the clause, what was expected and what came, the wire. */
export const FAILURES: string = `
.overview { list-style: none; margin: 0 0 1.5rem; padding: 0; }
.overview li { display: grid; grid-template-columns: 4.2rem minmax(0, max-content) max-content; gap: .2rem .8rem; align-items: baseline; padding: .15rem 0; }
.overview .level { justify-self: start; }
.failure { margin: 0 0 1.75rem; border: 1px solid var(--line); border-left: 5px solid var(--bad); border-radius: 4px; }
.failure.should { border-left-color: var(--unsure); }
.failure.known { border-left-color: var(--line); }
.known-reason { max-width: 75ch; }
.baseline td:nth-child(2) { width: 100%; }
.failure.may { border-left-color: var(--muted); }
.apart > p { margin-bottom: .75rem; }
.apart .failure { border-left-color: var(--unsure); }
.failure > header { padding: .8rem 1.1rem .7rem; background: var(--panel); }
.failure h3 { font-size: 1.1rem; max-width: 70ch; margin: .2rem 0; }
.failure .over { display: flex; flex-wrap: wrap; align-items: center; gap: .2rem .8rem; }
.command { font-family: var(--mono); }
.argument { font-size: .87rem; max-width: 75ch; }
.extent { font-size: .93rem; }
.case { padding: .9rem 1.1rem; border-top: 1px solid var(--line); }
.case > summary .title { color: var(--ink); }
details.case { padding-block: .6rem; }
.case h4 { font-size: 1rem; }
.case .message { margin-top: .6rem; max-width: 80ch; }
.case .why { max-width: 80ch; margin-top: .5rem; }
.contrast { margin: .4rem 0; display: grid; gap: .25rem; }
.contrast div { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); padding: .2rem .6rem; border-left: 3px solid var(--good); background: var(--panel); }
.contrast .actual { border-left-color: var(--bad); }
.contrast dt { color: var(--muted); font-size: .87rem; }
.contrast dd { margin: 0; }
.wire, .shell { margin: .7rem 0; padding: .6rem .8rem; background: var(--panel); border: 1px solid var(--line); border-radius: 4px; white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.45; }
.wire > * { display: block; padding-left: 2.2rem; text-indent: -2.2rem; color: inherit; }
.wire .c, .wire .c b { color: var(--client); }
.wire .s, .wire .s b { color: var(--server); }
.wire .event, .wire .gap, .wire small { color: var(--muted); font-style: italic; }
.wire mark { background: var(--decided); margin-inline: -.8rem; padding-right: .8rem; padding-left: 2.75rem; border-left: .25rem solid var(--bad); }
.wire em { font: 600 .85em var(--sans); color: var(--ink); }
.wire i { color: var(--muted); }
.again { font-size: .93rem; }
.others { padding: .6rem 1.1rem; border-top: 1px solid var(--line); font-size: .93rem; }
@media (max-width: 30rem) {
  .overview li { grid-template-columns: 4.2rem minmax(0, 1fr); }
  .overview .where { grid-column: 2; }
  .contrast div { grid-template-columns: minmax(0, 1fr); }
  .case, .failure > header { padding-inline: .8rem; }
}
.remarks li { margin: .35rem 0; max-width: 85ch; }
`;
