/** A sentence with a capital letter at its start, unless it begins with a URL, the name of a host, or the like. */
export function capitalised(text: string): string {
  return /^\S+[.:]\S/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}
