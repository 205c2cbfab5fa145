import type { Place } from './place.ts';

/** A POP3 server of somebody else that the suite is run against. */
export interface InteropServer {
  /** What `npm run interop NAME` calls it; the baseline is `baselines/NAME.json`. */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  /** The package whose version stands for the server's. */
  readonly package: string;
  readonly install: Installation;
  /** It knows accounts of the system alone: they are made for the run and removed behind it. */
  readonly accounts: 'own' | 'system';
  /** Starts it. What it throws is told as the reason why the server was not run. */
  readonly start: (place: Place) => Promise<Started>;
}

/** Debian packages that it needs. */
export interface Installation {
  /** Installed the usual way. */
  readonly packages: readonly string[];
  /** Packages of POP3 servers exclude each other, so they are unpacked side by side and none of them is installed. */
  readonly unpacked: readonly string[];
}

/** A server that was started, and how the suite is run against it. */
export interface Started {
  readonly port: number;
  /** What the server wants behind the names of the accounts, as in `alice@example.org`. */
  readonly domain?: string;
  /** Options of `pop3spec run`, without target, accounts and reports. */
  readonly options: readonly string[];
}
