/** Where a page has its style from, and the content security policy that allows nothing else. */
export type Style =
  | { readonly kind: 'inline'; readonly sheet: string; readonly policy: string }
  | { readonly kind: 'beside'; readonly path: string; readonly policy: string };

const NOTHING_ELSE = "default-src 'none'; base-uri 'none'; form-action 'none'";

/** The style inside the page: one file that can be sent around. */
export function inlineStyle(sheet: string): Style {
  return { kind: 'inline', sheet, policy: `${NOTHING_ELSE}; style-src 'unsafe-inline'` };
}

/** The style in a file beside the page: for hosts such as Jenkins, whose own policy forbids inline styles. */
export function styleBeside(path: string): Style {
  return { kind: 'beside', path: encodeURIComponent(path), policy: `${NOTHING_ELSE}; style-src 'self'` };
}
