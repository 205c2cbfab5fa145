import { mailboxPathOf } from './account-parts.ts';
import { MBOX_VISIBLE_MS } from './limits.ts';
import { appendToMbox, findMbox, readMbox, replaceMbox, type MboxPlace } from './mbox-place.ts';
import { mboxEntries, mboxEntry, type FromQuoting, type MboxEntry } from './mbox-file.ts';
import { withDotLock } from './mbox-lock.ts';
import {
  provisionProblem,
  type Fill,
  type Filled,
  type ProvisionOptions,
  type ProvisionProblem,
  type Provisioner,
} from './provisioner.ts';
import { TraceMarks, traceField } from './trace.ts';
import { explained } from './explained.ts';

/**
 * Fills mbox files on this machine, under their dot lock. Each message gets a trace field in front, as delivery agents
 * write one: servers tell messages of an mbox file apart by it, and would take a new one for the one that stood there. Removes its own messages alone, and those of others only when the user allowed deletes.
 */
export function mboxProvisioner(
  { template, quoting }: { readonly template: string; readonly quoting: FromQuoting },
  { mayEmpty }: ProvisionOptions,
): Provisioner {
  const marks = new TraceMarks();
  const kind = quoting === 'mboxrd' ? 'mbox' : 'mboxo';
  const underLock = async <Result>(
    user: string,
    work: (mbox: Locked) => Promise<Result>,
  ): Promise<Result | ProvisionProblem> =>
    explained(`The mbox file of ${kind}:${template}`, async () => {
      const path = mailboxPathOf({ kind, template }, user);
      if (typeof path !== 'string') return path;
      const found = await findMbox(path);
      if (found.kind === 'provision-problem') return found;
      return withDotLock<Result | ProvisionProblem>(found.path, async () => {
        const locked = await lookInto(path, mayEmpty);
        return 'kind' in locked ? locked : work(locked);
      });
    });
  const filling =
    (put: (mbox: Locked, entries: string) => Promise<void>): Fill =>
    async ({ user }, messages) =>
      underLock(user, async (mbox): Promise<Filled> => {
        const given = messages.map(({ octets }) => ({ mark: marks.next(), octets }));
        const entries = given.map(({ mark, octets }) =>
          mboxEntry(Buffer.concat([traceField(mark), octets]), { mark, quoting }),
        );
        await put(mbox, entries.join(''));
        return { kind: 'filled', visibleWithinMs: MBOX_VISIBLE_MS, marks: given.map(({ mark }) => mark) };
      });
  return {
    name: 'mbox',
    knowsContent: true,
    form: 'header-fields-in-front',
    prepare: async ({ user }) => underLock(user, async () => Promise.resolve(null)),
    fill: filling(async ({ place, state }, entries) => replaceMbox(place, state + entries)),
    add: filling(async ({ place, isOpenEnded }, entries) =>
      appendToMbox(place, isOpenEnded ? `\n${entries}` : entries),
    ),
    close: () => Promise.resolve(),
  };
}

/** An mbox file that is locked, and holds nothing that must not be touched. */
interface Locked {
  readonly place: MboxPlace;
  /** What a server keeps in it for itself, which unique-ids were given, say. */
  readonly state: string;
  /** It does not end with a blank line. */
  readonly isOpenEnded: boolean;
}

async function lookInto(path: string, mayEmpty: boolean): Promise<Locked | ProvisionProblem> {
  const place = await findMbox(path);
  if (place.kind === 'provision-problem') return place;
  const text = await readMbox(place);
  if (typeof text !== 'string') return text;
  const entries = mboxEntries(text);
  const foreign = entries.filter(({ kind }) => kind === 'foreign').length;
  if (foreign > 0 && !mayEmpty) {
    return provisionProblem(
      `The mbox file ${place.path} holds ${String(foreign)} messages that pop3spec did not put there. ` +
        'Use a mailbox of its own, or give leave to delete them with --allow deletes',
    );
  }
  const state = entries.filter(isState).map((entry) => entry.text);
  return { place, state: state.join(''), isOpenEnded: text !== '' && !text.endsWith('\n\n') };
}

function isState({ kind }: MboxEntry): boolean {
  return kind === 'state';
}
