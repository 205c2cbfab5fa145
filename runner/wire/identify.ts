import { encodeCommand } from '../pop3/encode.ts';
import { looksLike, type OtherProtocol } from '../pop3/other-protocol.ts';
import type { Connection } from './connection.ts';

/**
 * What a server that greets nobody speaks: says something harmless to it that is long enough for TLS and HTTP servers to
 * object to, and looks at what comes. Null when that tells nothing. The session is of no use afterwards.
 */
export async function identify(
  connection: Connection,
  options: { readonly timeoutMs: number },
): Promise<OtherProtocol | null> {
  await connection.send(encodeCommand('CAPA'));
  const seen = await connection.readReply({ multiLine: false, timeoutMs: options.timeoutMs });
  return looksLike(seen.kind === 'reply' ? seen.line : seen.partial);
}
