import { MAILDIR_VISIBLE_MS } from './limits.ts';
import { deliver } from './maildir-delivery.ts';
import {
  messageFiles,
  openMaildir,
  ownLeftovers,
  removeFiles,
  type MaildirFolder,
} from './maildir-folder.ts';
import { MaildirNames } from './maildir-name.ts';
import { mailboxPathOf } from './account-parts.ts';
import {
  provisionProblem,
  type Account,
  type Fill,
  type Filled,
  type ProvisionOptions,
  type ProvisionProblem,
  type Provisioner,
} from './provisioner.ts';
import { explained } from './explained.ts';

/**
 * Fills maildirs on this machine. Message files are kept with Unix line ends (see `unixLines`). Removes message files in
 * cur and new alone, its own ones, and those of others only when the user allowed deletes. A server's side files
 * (dovecot-uidlist, courierpop3dsizelist, …) stay: they hold which unique-ids were given, and without them a server
 * could give one again.
 */
export function maildirProvisioner(template: string, { mayEmpty }: ProvisionOptions): Provisioner {
  const names = new MaildirNames();
  const reach = async (user: string): Promise<Reached | ProvisionProblem> =>
    reachMaildir(template, user, mayEmpty);
  const filling =
    (place: 'alone' | 'behind'): Fill =>
    async ({ user }, messages) =>
      explained(`The maildir of maildir:${template}`, async (): Promise<Filled | ProvisionProblem> => {
        const reached = await reach(user);
        if (reached.kind === 'provision-problem') return reached;
        if (place === 'alone') await empty(reached.maildir);
        await deliver(
          reached.maildir,
          messages.map(({ octets }) => octets),
          { names, place },
        );
        return { kind: 'filled', visibleWithinMs: MAILDIR_VISIBLE_MS };
      });
  return {
    name: 'maildir',
    knowsContent: true,
    form: 'as-given',
    prepare: async ({ user }: Account) => {
      const reached = await explained(`The maildir of maildir:${template}`, async () => reach(user));
      return reached.kind === 'provision-problem' ? reached : null;
    },
    fill: filling('alone'),
    add: filling('behind'),
    close: () => Promise.resolve(),
  };
}

interface Reached {
  readonly kind: 'reached';
  readonly maildir: MaildirFolder;
}

async function reachMaildir(
  template: string,
  user: string,
  mayEmpty: boolean,
): Promise<Reached | ProvisionProblem> {
  const path = mailboxPathOf({ kind: 'maildir', template }, user);
  if (typeof path !== 'string') return path;
  const maildir = await openMaildir(path);
  if (maildir.kind === 'provision-problem') return maildir;
  const foreign = (await messageFiles(maildir)).filter(({ own }) => !own);
  if (foreign.length > 0 && !mayEmpty) {
    return provisionProblem(
      `The maildir ${path} holds ${String(foreign.length)} messages that pop3spec did not put there. ` +
        'Use a mailbox of its own, or give leave to delete them with --allow deletes',
    );
  }
  return { kind: 'reached', maildir };
}

/** A server may move a file from new to cur between listing and removing, so it looks again until none is left. */
async function empty(maildir: MaildirFolder): Promise<void> {
  await removeFiles(await ownLeftovers(maildir));
  for (let files = await messageFiles(maildir); files.length > 0; files = await messageFiles(maildir)) {
    await removeFiles(files);
  }
}
