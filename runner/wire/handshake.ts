import type { Duplex } from 'node:stream';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { HandshakeFailure, TlsFacts, TlsVersion } from '../model/tls.ts';
import { failureFrom, handshakeAborted, handshakeLate, notOffered } from './handshake-failure.ts';
import { exporterOf } from './channel-binding.ts';
import { inTime } from './in-time.ts';
import { RawStream } from './raw-stream.ts';
import type { TlsClient } from './tls-client.ts';
import { factsOf } from './tls-facts.ts';

/** How a handshake is made. */
export interface HandshakeOptions {
  readonly client: TlsClient;
  /** The host that was connected to. */
  readonly host: string;
  /** The only version to offer; all that a mail client offers today when left out. */
  readonly version?: TlsVersion | undefined;
  /** For the whole handshake. */
  readonly timeoutMs: number;
}

/** A stream under TLS. */
export interface SecuredStream {
  readonly kind: 'secured';
  readonly socket: TLSSocket;
  readonly facts: TlsFacts;
  /** Channel binding data of the type tls-exporter, base64. */
  readonly exporter: string;
  /** Whether the server's end, once it was seen, was announced by the alert for it (RFC 8446 §6.1). */
  readonly wasEndAnnounced: () => boolean;
}

/**
 * Speaks TLS over a stream from here on, on which nothing is awaited any more; reasons of trust do not keep it from that.
 * When it comes to nothing the stream is gone. Never throws, whatever the server does.
 */
export async function handshake(
  below: Duplex,
  options: HandshakeOptions,
  signal: AbortSignal | undefined,
): Promise<SecuredStream | HandshakeFailure> {
  const stream = new RawStream(below);
  const socket = begin(stream, options);
  if ('kind' in socket) {
    stream.destroy();
    return socket;
  }
  const done = securedOver(socket, stream, options);
  const outcome = await inTime(done, { ms: options.timeoutMs, signal });
  if (typeof outcome !== 'string') return outcome;
  socket.destroy();
  stream.destroy();
  return outcome === 'late' ? handshakeLate(stream.first, options.timeoutMs) : handshakeAborted();
}

function begin(stream: RawStream, { client, host, version }: HandshakeOptions): TLSSocket | HandshakeFailure {
  try {
    const servername = client.servernameFor(host);
    const socket = connectTls({
      socket: stream,
      secureContext: client.context(version ?? null),
      rejectUnauthorized: false,
      // The name is looked at apart from the rest of the trust.
      checkServerIdentity: () => undefined,
      ...(servername === null ? {} : { servername }),
    });
    // What comes behind the last one who listens is nobody's concern.
    socket.on('error', () => undefined);
    stream.on('error', () => undefined);
    return socket;
  } catch (error) {
    return notOffered(error);
  }
}

/** Settles within the very event, so that whoever takes over misses nothing. */
function securedOver(
  socket: TLSSocket,
  stream: RawStream,
  { client, host }: HandshakeOptions,
): Promise<SecuredStream | HandshakeFailure> {
  return new Promise((resolve) => {
    const give = (outcome: SecuredStream | HandshakeFailure): void => {
      socket.off('error', onError).off('close', onClose);
      resolve(outcome);
    };
    const failed = (error: Error | null): void => {
      const { first, hasEnded, failure } = stream;
      give(failureFrom({ first, hasEnded, failure, error }));
      stream.destroy();
    };
    const onError = (error: Error): void => failed(error);
    const onClose = (): void => failed(null);
    socket.once('error', onError).once('close', onClose);
    socket.once('secureConnect', () => {
      const facts = factsOf(socket, client, host);
      give({
        kind: 'secured',
        socket,
        facts,
        exporter: exporterOf(socket),
        wasEndAnnounced: () => !stream.hasEnded,
      });
    });
  });
}
