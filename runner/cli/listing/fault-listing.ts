import { table } from '../../../reports/console/table.ts';
import type { Fault } from '../../../fixtures/faults/fault.ts';
import type { Listing } from './listing.ts';

/** What the reference server can break, and in which legal ways it can be odd. */
export function faultListing(faults: readonly Fault[]): Listing {
  const of = (kind: Fault['kind']): readonly Fault[] => faults.filter((fault) => fault.kind === kind);
  return {
    json: faults.map(({ name, title, kind, breaks, because }) => ({ name, title, kind, breaks, because })),
    lines: [
      'faults: each breaks the requirements that are named behind it',
      ...rowsOf(of('fault')),
      '',
      'oddities: unusual, and legal',
      ...rowsOf(of('oddity')),
      '',
      `${of('fault').length} faults, ${of('oddity').length} oddities`,
    ],
  };
}

function rowsOf(faults: readonly Fault[]): readonly string[] {
  return table(
    faults.map(({ name, title, breaks }) => [
      `  ${name}`,
      breaks.length === 0 ? title : `${title} [${breaks.join(', ')}]`,
    ]),
    ['left', 'left'],
  );
}
