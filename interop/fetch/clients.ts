import { curl } from '../clients/curl.ts';
import { fetchmail } from '../clients/fetchmail.ts';
import { getmail } from '../clients/getmail.ts';
import { mpop } from '../clients/mpop.ts';
import { netPop3 } from '../clients/net-pop3.ts';
import { nodePop3 } from '../clients/node-pop3.ts';
import { poplib } from '../clients/poplib.ts';
import type { Client } from './client.ts';

/** Every client that fetches from the reference server, in the order of docs/clients.md. */
export const CLIENTS: readonly Client[] = [curl, fetchmail, getmail, mpop, poplib, netPop3, nodePop3];
