import { join } from 'node:path';
import { SOURCES } from '../sources.ts';
import { allCope, type OddityCell, type OddityOutcome } from './oddity-outcome.ts';
import { REASONS } from './oddity-reasons.ts';

/** Where it is kept which client copes with which oddity. */
export const ODDITY_PAGE: string = join(SOURCES, '..', 'docs', 'clients-and-oddities.md');

/** What came of the clients before every oddity, as Markdown. */
export function oddityPageOf(outcomes: readonly OddityOutcome[]): string {
  const failing = outcomes.filter((outcome) => !allCope(outcome));
  const coped = outcomes.filter(allCope).map(({ oddity }) => `\`${oddity.name}\``);
  return [
    HEAD,
    failing.length === 0 ? 'There are none.\n' : tableOf(failing),
    `## Oddities that every client copes with\n\n${coped.length} of ${outcomes.length}: ${coped.join(', ')}.\n`,
    ...notAlways(outcomes),
    END,
  ].join('\n');
}

function tableOf(failing: readonly OddityOutcome[]): string {
  const titles = failing[0]?.cells.map(({ client }) => client.title) ?? [];
  const head = ['oddity', 'the server', ...titles, 'why'];
  const rows = failing.map(({ oddity, cells }) => [
    `\`${oddity.name}\``,
    oddity.title,
    ...cells.map(wordOf),
    REASONS[oddity.name] ?? 'nobody has looked yet',
  ]);
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |\n`).join('');
}

/** Whether a client copes may depend on the moment at which segments come. */
function notAlways(outcomes: readonly OddityOutcome[]): readonly string[] {
  const lines = outcomes
    .filter(allCope)
    .flatMap(({ oddity: { name } }) => (name in REASONS ? [`- \`${name}\`: ${REASONS[name] ?? ''}\n`] : []));
  return lines.length === 0
    ? []
    : [`Not always with these, which went well when the page was made:\n\n${lines.join('')}`];
}

/** A session that fails names its task. */
function wordOf({ problems }: OddityCell): string {
  const tasks = new Set(problems.map((problem) => problem.split(':')[0]));
  return tasks.size === 0 ? 'copes' : `**${[...tasks].join(', ')}**`;
}

const HEAD = `# What legal oddities do to clients

What a server may do, some client may not bear. Each of the [clients](clients.md) fetches mail from \`pop3spec serve\` with one
legal oddity after the other, in clear, with USER and PASS. The page was made by

\`\`\`sh
npm run clients -- --oddities --install --page
\`\`\`

In a first session (\`leave\`) a client fetches all messages and leaves them on the server, in a second (\`delete\`) it fetches
the small ones and deletes them. It copes when it ends with status 0, has stored every octet as [clients.md](clients.md) says of
it, the right messages are on the server behind QUIT, and the server saw USER and QUIT. curl would take AUTH or APOP before
USER: its servers have neither.

## Oddities that not every client copes with

In bold: the sessions that went wrong.
`;

const END = `## Oddities that are left out

Clients are not run before oddities that say nothing of a login with USER and PASS in clear: those of TLS, of AUTH, of UTF8
and LANG, of timers and login delays, of second and refused logins (\`LEFT_OUT\` in interop/fetch/oddity-set.ts). Some of the
others show after wrong input alone, which no client sent. A new oddity is on this page once it is made anew.

Prove it:

\`\`\`sh
npm run build && npx tap run dist/test/interop/fetch
\`\`\`
`;
