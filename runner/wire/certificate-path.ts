import { X509Certificate } from 'node:crypto';

/** Certificates of a chain that are looked at; real ones have up to four. */
const LONGEST_PATH = 10;

/** Whether the chain that a server showed leads to one of these authorities (PEM), dates not looked at. */
export function leadsTo(peer: X509Certificate, authorities: readonly string[]): boolean {
  try {
    const path = pathFrom(peer);
    const trusted = authorities.map((pem) => new X509Certificate(pem));
    return path.some((each) =>
      trusted.some((authority) => isSame(each, authority) || isSignedBy(each, authority)),
    );
  } catch {
    return false;
  }
}

/** From the server's own certificate upwards, as far as each is signed by the next. */
function pathFrom(peer: X509Certificate): readonly X509Certificate[] {
  const path: X509Certificate[] = [];
  for (let each: X509Certificate | undefined = peer; each !== undefined && path.length < LONGEST_PATH;) {
    path.push(each);
    const issuer: X509Certificate | undefined = each.issuerCertificate;
    each = issuer !== undefined && isSignedBy(each, issuer) ? issuer : undefined;
  }
  return path;
}

function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

function isSame(one: X509Certificate, other: X509Certificate): boolean {
  return one.fingerprint256 === other.fingerprint256;
}
