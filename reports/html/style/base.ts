/** Colours, type and the page. Every pair of text and ground has a contrast of at least 4.5 to 1 (WCAG AA). */
export const BASE: string = `
:root {
  color-scheme: light dark;
  --paper: #fcfcfa; --panel: #f3f3ef; --line: #d6d5cf; --ink: #1d1f21; --muted: #5a5d60;
  --good: #1c6b3c; --bad: #ad1a1a; --unsure: #7d5200; --link: #0b4f8f;
  --client: #0b4f8f; --server: #7a3c00; --decided: #ffedb3;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181a; --panel: #1f2225; --line: #3a3e42; --ink: #e5e5e1; --muted: #a5a8a8;
    --good: #7ccf9b; --bad: #ff8f85; --unsure: #e9bd66; --link: #8fc3ff;
    --client: #8fc3ff; --server: #f0b27d; --decided: #3d3210;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0 auto; max-width: 76rem; padding: 0 1.5rem 3rem;
  background: var(--paper); color: var(--ink);
  font: 15px/1.5 var(--sans); overflow-wrap: break-word;
}
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; margin: 0; }
h2 { font-size: 1.2rem; margin: 0 0 .75rem; }
p { margin: .25rem 0; }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
code, pre { font-family: var(--mono); font-size: .87em; }
code { overflow-wrap: anywhere; }
i { font-style: normal; color: var(--muted); }
main > section { margin-top: 2.25rem; }
main > section:first-child { margin-top: 1.5rem; }
section[aria-labelledby] > h2 { border-bottom: 1px solid var(--line); padding-bottom: .35rem; }
details > summary { cursor: pointer; width: fit-content; color: var(--link); }
details > summary:hover { text-decoration: underline; text-underline-offset: .15em; }
ul { margin: .25rem 0; padding-left: 1.25rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--muted); font-size: .87rem; padding-bottom: .35rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .9rem .45rem 0; border-top: 1px solid var(--line); }
thead th { border-top: 0; color: var(--muted); font-size: .8rem; font-weight: 600; padding-block: .2rem; }
.number { text-align: right; white-space: nowrap; }
.wide { overflow-x: auto; }
.where, .reason, .why { color: var(--muted); font-size: .87rem; }
.absent { color: var(--muted); }
.good .glyph, .mark.good { color: var(--good); }
.bad .glyph, .mark.bad { color: var(--bad); }
.unsure .glyph, .mark.unsure { color: var(--unsure); }
.mark { white-space: nowrap; font-weight: 600; font-size: .87rem; }
.mark.absent { font-weight: 400; }
.glyph { display: inline-block; min-width: .9em; font-weight: 700; }
.level {
  display: inline-block; font-size: .72rem; font-weight: 700; letter-spacing: .04em; line-height: 1.5;
  padding: 0 .4rem; border-radius: 3px; border: 1px solid var(--muted); color: var(--ink);
}
.level.must { background: var(--ink); border-color: var(--ink); color: var(--paper); }
.level.may { border-style: dashed; color: var(--muted); }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--muted); font-size: .87rem; }
`;
