import type { InteropServer } from './server.ts';
import { courier } from './servers/courier.ts';
import { cyrus } from './servers/cyrus.ts';
import { dovecot, dovecotStls, dovecotTls } from './servers/dovecot.ts';
import { mailutils } from './servers/mailutils.ts';
import { nginx } from './servers/nginx.ts';
import { perdition } from './servers/perdition.ts';
import { popa3d } from './servers/popa3d.ts';
import { solidPop3d } from './servers/solid-pop3d.ts';
import { twisted } from './servers/twisted.ts';

/** Every server that the suite is run against, in the order of the matrix. */
export const SERVERS: readonly InteropServer[] = [
  dovecot,
  dovecotStls,
  dovecotTls,
  courier,
  cyrus,
  mailutils,
  popa3d,
  solidPop3d,
  twisted,
  nginx,
  perdition,
];
