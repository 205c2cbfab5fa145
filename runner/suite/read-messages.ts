import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FixtureMessage, MessageHazard, StandIn } from '../model/message.ts';
import { diagnose } from './diagnostic.ts';
import type { Complaint, Diagnostic } from './diagnostic.ts';
import { nodeAt } from './json-tree.ts';
import { generateMessage, recipeSizeOctets } from './message-recipe.ts';
import type { MessageRecipe } from './message-recipe.ts';
import { quoted } from './nearest.ts';
import { readDocument } from './read-document.ts';
import type { Document } from './read-document.ts';
import { sourceFile } from './source-file.ts';
import type { SourceFile } from './source-file.ts';

/** The fixture messages that could be read, and what is wrong with them. */
export interface MessagesRead {
  readonly messages: readonly FixtureMessage[];
  /** The index, and the messages as Latin-1. */
  readonly sources: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** fixtures/messages/index.json as it is written. */
interface MessageIndex {
  readonly messages: readonly IndexEntry[];
}

interface IndexEntry {
  readonly name: string;
  readonly file?: string;
  readonly why: string;
  readonly hazards: readonly MessageHazard[];
  readonly standIn?: StandIn;
  readonly generate?: MessageRecipe;
}

/** A message with its size on the wire, or what keeps it from being read. */
type Entry = ReadableEntry | { readonly complaint: Complaint };

interface ReadableEntry {
  readonly message: FixtureMessage;
  readonly sizeOctets: number;
  readonly source: SourceFile | null;
}

/** Reads fixtures/messages below the package root. */
export async function readMessages(root: string): Promise<MessagesRead> {
  const folder = join(root, 'fixtures', 'messages');
  const index = { path: join(folder, 'index.json'), shown: 'fixtures/messages/index.json' };
  const { source, document, diagnostics } = await readDocument<MessageIndex>(index, 'messages');
  const sources = source === null ? [] : [source];
  if (document === null) return { messages: [], sources, diagnostics };
  const entries = document.value.messages.map((entry) => readEntry(folder, entry));
  const readable = entries.flatMap((entry) => ('message' in entry ? [entry] : []));
  return {
    messages: readable.map(({ message }) => message),
    sources: [...sources, ...readable.flatMap((entry) => (entry.source === null ? [] : [entry.source]))],
    diagnostics: complaintsAbout(document, entries),
  };
}

function readEntry(folder: string, entry: IndexEntry): Entry {
  if (entry.generate !== undefined) return generated(entry, entry.generate);
  const file = entry.file ?? `${entry.name}.eml`;
  try {
    const octets = readFileSync(join(folder, file));
    const source = sourceFile(`fixtures/messages/${file}`, octets.toString('latin1'));
    return { message: { ...described(entry), octets }, sizeOctets: wireSizeOctets(source.text), source };
  } catch {
    const hint = 'give its "file", or a recipe to "generate" it';
    return { complaint: { message: `fixtures/messages has no readable file ${quoted(file)}`, hint } };
  }
}

/** All of a message but its octets. */
function described({ name, why, hazards, standIn }: IndexEntry): Omit<FixtureMessage, 'octets'> {
  return { name, why, hazards, ...(standIn === undefined ? {} : { standIn }) };
}

/** A message whose octets are made when somebody asks for them, and given up again: one scenario needs ten megabytes. */
function generated(entry: IndexEntry, recipe: MessageRecipe): Entry {
  let made: WeakRef<Uint8Array> | undefined;
  const message: FixtureMessage = {
    ...described(entry),
    get octets(): Uint8Array {
      const kept = made?.deref();
      if (kept !== undefined) return kept;
      const octets = generateMessage(recipe);
      made = new WeakRef(octets);
      return octets;
    },
  };
  return { message, sizeOctets: recipeSizeOctets(recipe), source: null };
}

/** A message that does not end with a line end gets one on the wire (RFC 1939 §3). */
function wireSizeOctets(text: string): number {
  return text === '' || text.endsWith('\r\n') ? text.length : text.length + 2;
}

/** The runner tells messages apart by their names in suites, and by their sizes in LIST. */
function complaintsAbout(document: Document<MessageIndex>, entries: readonly Entry[]): readonly Diagnostic[] {
  const bySize = new Map<number, string>();
  const names = new Set<string>();
  const complaints: Diagnostic[] = [];
  for (const [index, entry] of entries.entries()) {
    const complain = (member: string, complaint: Complaint): void => {
      complaints.push(
        diagnose(document.source, nodeAt(document.root, ['messages', index, member]), complaint),
      );
    };
    if ('complaint' in entry) {
      complain('name', entry.complaint);
      continue;
    }
    const { name } = entry.message;
    if (names.has(name)) complain('name', { message: `there is a message ${quoted(name)} already` });
    const twin = bySize.get(entry.sizeOctets);
    if (twin !== undefined) complain('name', sameSize(twin, entry.sizeOctets));
    names.add(name);
    bySize.set(entry.sizeOctets, name);
  }
  return complaints;
}

function sameSize(twin: string, sizeOctets: number): Complaint {
  return {
    message: `has ${sizeOctets} octets on the wire, as many as ${quoted(twin)}`,
    hint: 'messages are told apart by their size: make one of them longer',
  };
}
