import { ACCOUNTS } from './accounts.ts';
import { folderIn, type Place } from './place.ts';
import type { SystemUser } from './system-user.ts';

/** Where a server finds the maildirs of its accounts. */
export interface Maildirs {
  /** The folder with a home for each account; a maildir stands in it. */
  readonly homes: string;
  /** What `--provision` is given. */
  readonly provision: string;
}

/** Makes an empty maildir for every account. Some servers refuse a login to a maildrop that is not there. */
export async function makeMaildirs(
  place: Place,
  owner: SystemUser,
  name: 'Maildir' | 'INBOX' = 'Maildir',
): Promise<Maildirs> {
  const homes = await folderIn(place, 'mail', owner);
  for (const { user } of ACCOUNTS) {
    for (const folder of ['', `/${name}`, `/${name}/cur`, `/${name}/new`, `/${name}/tmp`]) {
      await folderIn(place, `mail/${user}${folder}`, owner);
    }
  }
  return { homes, provision: `maildir:${homes}/{localpart}/${name}` };
}
