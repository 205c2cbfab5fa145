import { join } from 'node:path';
import { SOURCES } from '../sources.ts';
import type { Client } from './client.ts';
import type { ClientOutcome, WayOutcome } from './outcome.ts';
import { TRANSPORTS, type Transport } from './ways.ts';

/** Where it is kept what came of all clients. */
export const PAGE: string = join(SOURCES, '..', 'docs', 'clients.md');

/** What came of the clients, as Markdown. */
export function pageOf(outcomes: readonly ClientOutcome[]): string {
  const head = ['client', 'version', ...TRANSPORTS.map((transport) => TITLES[transport])];
  const table = [head, head.map(() => '---'), ...outcomes.map(cellsOf)].map(
    (cells) => `| ${cells.join(' | ')} |`,
  );
  const sections = outcomes.map(({ client }) => sectionOf(client));
  return `${PAGE_HEAD}\n${table.join('\n')}\n\n${PAGE_MIDDLE}\n${sections.join('\n')}\n${PAGE_END}`;
}

const TITLES: Readonly<Record<Transport, string>> = {
  plain: 'in clear',
  stls: 'STLS',
  tls: 'TLS from the first octet',
};

const PAGE_HEAD = `# What clients make of the reference server

Clients and libraries of others fetch mail from \`pop3spec serve\`, over loopback. The page was made by

\`\`\`sh
npm run clients -- --install --page
\`\`\`

## By which ways they get their mail
`;

const PAGE_MIDDLE = `In each of these ways a client fetches all messages and leaves them on the server, then fetches the small ones and deletes
them. It passes when

- every message is stored once, octet for octet as the server was given it, but for what stands below for the client;
- after QUIT the maildrop holds all that was to stay, unchanged, and nothing else;
- the server's log shows the login, STLS where it is named, and QUIT.

The messages are those of [fixtures/messages](../fixtures/messages), one hazard each (dots, long lines, lone CR and LF, NUL,
8-bit octets, no body, no header, no last line end), and a hundred small ones. Not among them are \`utf8-header\` and
\`utf8-header-and-body\`, which a server does not send to clients without UTF8 (RFC 6856 §2.1), and the large ones that are
made from recipes. EXTERNAL is left out, since \`pop3spec serve\` asks for no certificate of the client, and XOAUTH2, since it
is in no RFC.

## What is theirs

A client may change what it stores; a line here says how, and the comparison holds it to that.
`;

const PAGE_END = `## Run it

\`\`\`sh
npm run clients -- --list                          # what there is, and what is installed
npm run clients -- fetchmail mpop                  # these; all of them when none is named
npm run clients -- --install                       # installs what is missing, as root; starts no service
npm run clients -- curl --fault retr-not-stuffed   # what a client makes of a server with that fault
npm run clients -- --oddities                      # one way of each before every legal oddity of a server
\`\`\`

| exit status | meaning |
| --- | --- |
| 0 | every client passed in all its ways; with \`--oddities\`: every client was run, whatever came of it |
| 1 | one did not: what differs stands below its line |
| 2 | wrong arguments |
| 3 | a client was not run: not installed, or interrupted |

Servers listen on free ports of 127.0.0.1; homes, maildrops and certificates are in a temporary folder, gone behind the run.
A program that takes a minute is ended, with all that it started.

What came of the legal oddities stands in [clients-and-oddities.md](clients-and-oddities.md).

## Add a client

1. Write \`interop/clients/NAME.ts\`: its packages, the ways that it can go, what it does to the octets, and the programs of a
   session. A library gets a program of its own, which reads the session as JSON (\`interop/fetch/library-session.ts\`).
2. Add it to \`interop/fetch/clients.ts\`.
3. When it fails, find out by the RFC who is right. A fault of the server is mended, with a test; what the client does to every
   message is an alteration, what it does to one is an exception with its reason.

Prove it:

\`\`\`sh
npm run clients -- --install --page && npx tap run dist/test/interop/fetch
\`\`\`
`;

function cellsOf(outcome: ClientOutcome): readonly string[] {
  const { title } = outcome.client;
  if (outcome.kind === 'not-run') return [title, 'not run', ...TRANSPORTS.map(() => '')];
  return [title, outcome.version, ...TRANSPORTS.map((transport) => loginsOver(transport, outcome.ways))];
}

function loginsOver(transport: Transport, ways: readonly WayOutcome[]): string {
  return ways
    .filter(({ way }) => way.transport === transport)
    .map(({ way, problems }) => (problems.length === 0 ? way.login : `**${way.login} failed**`))
    .join(', ');
}

function sectionOf({ title, source, alterations, exceptions, notes }: Client): string {
  const from =
    source.kind === 'npm' ? `npm package \`${source.package}\`` : `Debian packages ${codes(source.packages)}`;
  const changed = Object.entries(exceptions).map(([name, why]) => `\`${name}\` is another: ${why}`);
  const lines = [
    ...(alterations.length + changed.length === 0 ? ['every octet is as it was sent'] : []),
    ...alterations.map(({ says }) => says),
    ...changed,
    ...notes,
  ];
  return `### ${title}\n\n${from}.\n\n${lines.map((line) => `- ${line}\n`).join('')}`;
}

function codes(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
