import type { ComponentChildren, JSX } from 'preact';
import type { Style } from './style-source.ts';

/** What a page is called and looks like, and what it says of itself beside that. */
export interface PageHeadProps {
  readonly title: string;
  readonly style: Style;
  readonly children?: ComponentChildren;
}

/** The head of every page: nothing in a page comes from elsewhere, and it sends nobody's address on. */
export function PageHead({ title, style, children }: PageHeadProps): JSX.Element {
  return (
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={style.policy} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="referrer" content="no-referrer" />
      {children}
      <title>{title}</title>
      {style.kind === 'inline' ? (
        <style dangerouslySetInnerHTML={{ __html: style.sheet }} />
      ) : (
        <link rel="stylesheet" href={style.path} />
      )}
    </head>
  );
}
