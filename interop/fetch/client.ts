import type { Alteration } from './alterations.ts';
import type { Task } from './task.ts';
import type { Way } from './ways.ts';

/** A mail client, or a library for them, of somebody else, that fetches mail from the reference server. */
export interface Client {
  /** What `npm run clients NAME` calls it. */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  readonly source: Source;
  /** All that it can do and the reference server offers. */
  readonly ways: readonly Way[];
  /** What it cannot do, and what one has to know to use it, in sentences for docs/clients.md. */
  readonly notes: readonly string[];
  /** What it does to the octets of every message on the way to the file; the rest must be as the server sent it. */
  readonly alterations: readonly Alteration[];
  /** Messages of the set that it changes in a way of its own, by name, each with the reason. */
  readonly exceptions: Readonly<Record<string, string>>;
  /** What is to be run for a session. */
  readonly commands: (session: Session) => Commands;
}

/** Where it comes from: Debian packages, the first of which has its version, or a package of npm. */
export type Source =
  | { readonly kind: 'debian'; readonly packages: readonly string[] }
  | { readonly kind: 'npm'; readonly package: string };

/** One session with the server: what to do there, and with what. */
export interface Session {
  readonly way: Way;
  readonly task: Task;
  /** Of 127.0.0.1. */
  readonly port: number;
  readonly account: FetchAccount;
  /** PEM file of the authority that issued the server's certificate for localhost and 127.0.0.1. */
  readonly authority: string;
  /** The client's home, with nothing in it but the files of `Commands`. */
  readonly home: string;
  /** An empty maildir. */
  readonly maildir: string;
  /** Its folder new/: each message goes into a file of its own there, whatever its name. */
  readonly got: string;
  /** The maildrop's scan listing: octets of message 1, 2, … */
  readonly sizes: readonly number[];
}

export interface FetchAccount {
  readonly user: string;
  readonly password: string;
  /** For OAUTHBEARER (RFC 7628). */
  readonly token: string;
}

/** Programs that make up a session, run one after the other. */
export interface Commands {
  /** Files in the client's home, by name. */
  readonly files?: Readonly<Record<string, string>>;
  readonly programs: readonly FetchProgram[];
}

/** A program that must end with status 0. */
export interface FetchProgram {
  readonly path: string;
  readonly words: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
}
