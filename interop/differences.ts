/**
 * Of what `pop3spec run` printed: the failures that the baseline does not declare, and the verdict with the entries of the
 * baseline that do not hold. All of it where it came to no verdict.
 */
export function differencesIn(printed: string): string {
  const sections = printed.trim().split(/\n{2,}/);
  const telling = sections.filter((section) => /^failed\[/.test(section) || VERDICT.test(section));
  return (sections.some((section) => VERDICT.test(section)) ? telling : sections).join('\n\n');
}

/** The section that ends with the verdict begins with what was tested. */
const VERDICT = /^target: /m;
