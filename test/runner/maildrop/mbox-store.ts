import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { MaildropStore } from '../../../fixtures/server/maildrop-store.ts';

/**
 * Maildrops in mbox files, as a simple server reads them: a line that begins with "From " behind a blank one begins a
 * message, and no quoting is taken off. For tests of what stands in such a file; it locks nothing.
 */
export function mboxStore(template: string): MaildropStore {
  const pathOf = (maildrop: string): string => template.replaceAll('{user}', maildrop);
  return {
    open: async (maildrop) =>
      (await entriesOf(pathOf(maildrop))).map((entry) => {
        const octets = contentOf(entry);
        return { key: keyOf(entry), uniqueId: keyOf(entry), sizeOctets: octets.length, read: () => [octets] };
      }),
    remove: async (maildrop, keys) => {
      const path = pathOf(maildrop);
      const left = (await entriesOf(path)).filter((entry) => !keys.includes(keyOf(entry)));
      await writeFile(path, left.join(''), 'latin1');
    },
  };
}

async function entriesOf(path: string): Promise<readonly string[]> {
  const text = await readFile(path, 'latin1');
  return text.split(/(?<=\n\n)(?=From )/).filter((entry) => entry !== '');
}

/** Without its From line and the blank line that ends it, in CRLF. */
function contentOf(entry: string): Buffer {
  const lines = entry.slice(entry.indexOf('\n') + 1).replace(/\n$/, '');
  return Buffer.from(lines.replaceAll('\n', '\r\n'), 'latin1');
}

function keyOf(entry: string): string {
  return createHash('sha256').update(entry, 'latin1').digest('hex').slice(0, 32);
}
