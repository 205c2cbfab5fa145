/** On paper: black on white, nothing cut in two that belongs together, addresses of links to the RFCs spelt out. */
export const PRINT: string = `
@media print {
  :root { --paper: #fff; --panel: #fff; --ink: #000; --muted: #444; --line: #999; --decided: #eee; --link: #000; --client: #000; --server: #000; --good: #145a30; --bad: #8f1010; --unsure: #5f3e00; color-scheme: light; }
  .level.must { background: none; color: var(--ink); border-width: 2px; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  .summary { margin: 0; padding-inline: 0; }
  nav, .again { display: none; }
  .failure > header, .contrast, tr, .counts { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  .wire { font-size: 8pt; }
  .wire .c b { text-decoration: underline; }
  .over a[href^="https:"]::after { content: " <" attr(href) ">"; font-size: .85em; }
}
`;
