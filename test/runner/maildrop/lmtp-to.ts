import { SmtpSession } from '../../../runner/maildrop/smtp-session.ts';
import { parseServerUrl } from '../../../runner/maildrop/server-url.ts';
import type { FixtureMessage } from '../../../runner/model/message.ts';

/** Has messages delivered by LMTP without any mark of ours, as mail of others comes. */
export async function lmtpTo(
  port: number,
  { user }: { readonly user: string },
  messages: readonly FixtureMessage[],
): Promise<void> {
  const url = parseServerUrl(`lmtp://127.0.0.1:${port}`, []);
  if (url.kind === 'provision-problem') throw new Error(url.message);
  const session = await SmtpSession.open(url, { ms: 60_000, signal: undefined });
  for (const { octets } of messages) await session.send({ recipient: user, sender: '' }, octets);
  session.end();
}
