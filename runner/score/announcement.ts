/** The upper-case name that a capability line begins with; empty when it begins with none. */
export function keywordOf(line: string): string {
  return (/^[!-~]*/.exec(line)?.[0] ?? '').toUpperCase();
}

/**
 * Whether a capability line announces a feature: by its name, or as `NAME-PARAMETER` by a parameter (SASL-PLAIN), or by one
 * of a family of parameters (SASL-SCRAM by SCRAM-SHA-1).
 */
export function announces(line: string, feature: string): boolean {
  const keyword = keywordOf(line);
  if (keyword === feature) return true;
  if (!feature.startsWith(`${keyword}-`)) return false;
  const parameters = line.slice(keyword.length).toUpperCase().split(' ');
  const wanted = feature.slice(keyword.length + 1);
  return keyword !== '' && parameters.some((each) => each === wanted || each.startsWith(`${wanted}-`));
}
