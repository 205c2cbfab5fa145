import type { ComponentChildren, JSX } from 'preact';
import { legible } from '../text/legible.ts';

/** A link to the web, or plain words when there is no address or one that is anything but https: a saved result may come from anywhere. */
export function WebLink({
  url,
  children,
}: {
  readonly url: string | undefined;
  readonly children: ComponentChildren;
}): JSX.Element {
  if (url === undefined || !/^https:\/\/[^\s]+$/.test(url)) return <span>{children}</span>;
  return (
    <a href={url} rel="noreferrer noopener external">
      {children}
    </a>
  );
}

/** Text with its C escapes set apart, so that `\r\n` is not taken for letters. */
export function Octets({ text }: { readonly text: string }): JSX.Element {
  return (
    <>
      {legible(text)
        .split(ESCAPE)
        .map((part, index) => (index % 2 === 1 ? <i>{part}</i> : part))}
    </>
  );
}

const ESCAPE = /((?:\\(?:[0rnt\\]|x[0-9a-f]{2}|u\{[0-9a-f]+\}))+)/;
