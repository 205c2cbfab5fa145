/** A sentence with a capital letter at its start, unless it begins with a URL or another word that has a colon inside. */
export function capitalised(text: string): string {
  return /^[a-z+]+:\S/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}
