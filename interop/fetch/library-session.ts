import type { Session } from './client.ts';
import { SMALL_OCTETS, type Task } from './task.ts';
import type { Login, Transport } from './ways.ts';

/** A session as the programs read it, as JSON on standard input, that use a library for clients. */
export interface LibrarySession {
  readonly host: string;
  readonly port: number;
  readonly transport: Transport;
  readonly login: Login;
  readonly user: string;
  readonly password: string;
  readonly authority: string;
  readonly task: Task;
  /** Largest message that is fetched and deleted in a `delete` session, in octets. */
  readonly small: number;
  /** Folder that gets a file for each message, named by its number. */
  readonly got: string;
}

/** What a program with a library finds on its standard input. */
export function librarySession({ way, task, port, account, authority, got }: Session): string {
  const session: LibrarySession = {
    host: 'localhost',
    port,
    ...way,
    user: account.user,
    password: account.password,
    authority,
    task,
    small: SMALL_OCTETS,
    got,
  };
  return JSON.stringify(session);
}
