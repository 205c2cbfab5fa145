import { legible } from '../text/legible.ts';

/** Text that means nothing to Markdown: no markup, no mention of people, no links, no table cells. */
export function plain(text: string): string {
  return legible(text)
    .replace(/[\\`*_[\]<>|~&@#$!]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll('://', ':&#47;&#47;');
}

/** A code span; not for tables, where a bar would end the cell. */
export function code(text: string): string {
  const content = legible(text);
  const longest = Math.max(0, ...(content.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const padding = /^`|`$/.test(content) || content.trim() === '' ? ' ' : '';
  return `${fence}${padding}${content}${padding}${fence}`;
}
