import type { TLSSocket } from 'node:tls';

/**
 * The binding data of the type tls-exporter (RFC 9266 §4) as base64: what ties an AUTH exchange to this connection. Empty
 * below TLS 1.3, where it wants an extension that not every peer has.
 */
export function exporterOf(socket: TLSSocket): string {
  if (socket.getProtocol() !== 'TLSv1.3') return '';
  return socket.exportKeyingMaterial(OCTETS, LABEL, Buffer.alloc(0)).toString('base64');
}

const OCTETS = 32;
const LABEL = 'EXPORTER-Channel-Binding';
