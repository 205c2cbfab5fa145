import type { X509Certificate } from 'node:crypto';
import { checkServerIdentity, type PeerCertificate, type TLSSocket } from 'node:tls';
import { printableText } from '../model/printable.ts';
import type { TlsFacts } from '../model/tls.ts';
import { leadsTo } from './certificate-path.ts';
import type { TlsClient } from './tls-client.ts';

/** What is to be known of a connection that has come under TLS. Trusts nothing that the server says. */
export function factsOf(socket: TLSSocket, client: TlsClient, host: string): TlsFacts {
  const version = (socket.getProtocol() ?? 'unknown').replace(/^TLSv1$/, '1.0').replace(/^TLSv/, '');
  const cipher = socket.getCipher().name;
  const peer = peerOf(socket);
  if (peer === null) return { version, cipher, ...WITHOUT_CERTIFICATE };
  const doubt = trustProblem(socket, peer.certificate, client);
  const dates = datesOf(peer.certificate);
  const name = client.nameFor(host);
  const nameMatches = isFor(name, peer.names);
  const problems = [
    doubt,
    dates.problem,
    nameMatches ? '' : `it is for ${namesOf(peer.names)}, not for ${name}`,
  ];
  return {
    version,
    cipher,
    trusted: doubt === '',
    inDate: dates.problem === '',
    nameMatches,
    problem: problems.filter((each) => each !== '').join('; '),
    subject: shown(commonNameOf(peer.names) ?? otherNamesOf(peer.names)[0] ?? 'nobody'),
    validTo: dates.validTo,
  };
}

/** For the transcript. */
export function factsInWords({ version, cipher, subject, problem }: TlsFacts): string {
  const doubt = problem === '' ? '' : `; ${problem}`;
  return `TLS ${version}, ${cipher}, certificate of ${subject}${doubt}`;
}

const WITHOUT_CERTIFICATE = {
  trusted: false,
  inDate: false,
  nameMatches: false,
  problem: 'it cannot be read, or there is none',
  subject: 'nobody',
  validTo: '',
} as const;

interface Peer {
  readonly certificate: X509Certificate;
  readonly names: PeerCertificate;
}

/** Asked for once: Node takes the certificate off the chain as it gives it out, and a second time there is none. */
function peerOf(socket: TLSSocket): Peer | null {
  try {
    const certificate = socket.getPeerX509Certificate();
    return certificate === undefined ? null : { certificate, names: certificate.toLegacyObject() };
  } catch {
    return null;
  }
}

/** Longest text from a certificate that is shown: it may hold anything. */
const SHOWN_LENGTH = 200;

/** Names of one certificate that are listed; those of large sites go on for pages. */
const SHOWN_NAMES = 5;

function shown(text: string): string {
  return printableText(text.slice(0, SHOWN_LENGTH), Infinity);
}

/** OpenSSL names one trouble alone, the last: behind one with dates there may be one with trust. */
function trustProblem(socket: TLSSocket, peer: X509Certificate, client: TlsClient): string {
  if (socket.authorized) return '';
  // Typed as an error, it is the code of one.
  const error: unknown = socket.authorizationError;
  const code = typeof error === 'string' ? error : 'unknown';
  if (/^CERT_(?:HAS_EXPIRED|NOT_YET_VALID)$/.test(code)) {
    return leadsTo(peer, client.authorities) ? '' : 'nobody who is trusted vouches for it';
  }
  return TRUST_PROBLEMS.get(code) ?? `nobody who is trusted vouches for it (${code})`;
}

const UNKNOWN_ISSUER = 'its issuer is not trusted, or a certificate in between is missing';

const TRUST_PROBLEMS: ReadonlyMap<string, string> = new Map([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'it is self-signed'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'it comes from an authority that is not trusted'],
  ['UNABLE_TO_GET_ISSUER_CERT', UNKNOWN_ISSUER],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', UNKNOWN_ISSUER],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', UNKNOWN_ISSUER],
]);

interface Dates {
  readonly problem: string;
  readonly validTo: string;
}

function datesOf(certificate: X509Certificate): Dates {
  const from = isoOf(certificate.validFrom);
  const to = isoOf(certificate.validTo);
  const now = new Date().toISOString();
  if (to < now) return { problem: `it expired on ${to.slice(0, 10)}`, validTo: to };
  return { problem: now < from ? `it is not yet valid, but from ${from.slice(0, 10)} on` : '', validTo: to };
}

function isoOf(date: string): string {
  const parsed = new Date(date);
  return Number.isNaN(parsed.getTime()) ? '' : parsed.toISOString();
}

function isFor(name: string, peer: PeerCertificate): boolean {
  try {
    return checkServerIdentity(name, peer) === undefined;
  } catch {
    return false;
  }
}

function namesOf(peer: PeerCertificate): string {
  const others = otherNamesOf(peer);
  const names = others.length === 0 ? [commonNameOf(peer) ?? 'nobody'] : others;
  const more = names.length > SHOWN_NAMES ? ` and ${names.length - SHOWN_NAMES} more` : '';
  return `${names.slice(0, SHOWN_NAMES).map(shown).join(', ')}${more}`;
}

/** `DNS:mail.example, IP Address:127.0.0.1` */
function otherNamesOf({ subjectaltname }: PeerCertificate): readonly string[] {
  const names = subjectaltname?.split(', ') ?? [];
  return names.flatMap((each) => /^(?:DNS|IP Address):(.+)$/.exec(each)?.[1] ?? []);
}

/** Of several common names Node makes a list, whatever its types say. */
function commonNameOf({ subject }: Partial<PeerCertificate>): string | undefined {
  const name: unknown = subject?.CN;
  const first: unknown = Array.isArray(name) ? name[0] : name;
  return typeof first === 'string' ? first : undefined;
}
