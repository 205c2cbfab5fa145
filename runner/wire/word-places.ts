import type { Span } from './span.ts';

/**
 * Finds secrets that are too short or too common to be looked for everywhere: behind PASS, in a command as in a sentence that
 * repeats one, and as base64 by itself, which is how AUTH LOGIN sends them.
 */
export function wordPlaces(words: readonly string[]): (text: string) => readonly Span[] {
  const unique = [...new Set(words)].filter((word) => word !== '');
  if (unique.length === 0) return () => [];
  const plain = unique.map(literally).join('|');
  const encoded = unique.map((word) => literally(Buffer.from(word, 'utf8').toString('base64'))).join('|');
  const pattern = new RegExp(
    `(?<=\\bPASS[ \\t]+)(?:${plain})(?![A-Za-z0-9])|(?<![A-Za-z0-9+/=])(?:${encoded})(?![A-Za-z0-9+/=])`,
    'gi',
  );
  return (text) =>
    Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({ from: index, to: index + found.length }));
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
