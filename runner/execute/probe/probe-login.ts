import type { LoginWay } from '../../model/login-way.ts';
import type { RunStop } from '../../model/result.ts';
import { keywordOf } from '../../pop3/command.ts';
import { isSaslLogin } from '../../model/login-way.ts';
import { mechanismsIn } from './features.ts';
import type { LoginRefused } from '../login/login.ts';
import { otherReason } from '../login/refusal-reason.ts';

/**
 * The ways to log in, in the order in which to try them. Where CAPA says that USER is not offered (RFC 2449 §6.3), what is
 * offered comes first: APOP, then the SASL mechanisms as the server lists them. Otherwise they are there for a server that
 * refuses USER.
 */
export function methodsToTry(
  capabilities: readonly string[] | null,
  hasTimestamp: boolean,
): readonly LoginWay[] {
  const others: readonly LoginWay[] = [
    ...(hasTimestamp ? (['apop'] as const) : []),
    ...mechanismsIn(capabilities ?? [])
      .map((mechanism) => mechanism.toLowerCase())
      .filter(isSaslLogin),
  ];
  const hidesUser = capabilities !== null && !capabilities.some((line) => keywordOf(line) === 'USER');
  return hidesUser ? [...others, 'user-pass'] : ['user-pass', ...others];
}

/** The end of a run that cannot log in, with what to do about it. */
export function loginRefusedStop(refusals: readonly LoginRefused[], offered: Offered): RunStop {
  const told = refusals.map(({ message }) => message).join('. ');
  return { cause: 'login-refused', message: `${told}. ${adviceFor(refusals, offered)}` };
}

/** What else the server offers to whom it refused. */
interface Offered {
  readonly capabilities: readonly string[] | null;
  /** APOP is there and was not asked for. */
  readonly hasApop: boolean;
}

function adviceFor(refusals: readonly LoginRefused[], { capabilities, hasApop }: Offered): string {
  const wantsTls = capabilities?.some((line) => keywordOf(line) === 'STLS') ?? false;
  const refusedName = refusals.some(({ command }) => command === 'USER');
  if (wantsTls && refusedName)
    return 'The server offers STLS: it may allow a login only under TLS, so try --tls starttls';
  if (refusals.some(({ observation }) => observation?.kind !== 'reply'))
    return 'Does it need a longer --timeout?';
  const other = refusals.map(otherReason).find((advice) => advice !== null);
  if (other !== undefined) return other;
  const check = 'Check the user name and the password';
  if (refusals.some(({ command }) => command === 'AUTH'))
    return `${check}; another mechanism is tried only when --login names it`;
  const wasApopTried = refusals.some(({ command }) => command === 'APOP');
  return hasApop && !wasApopTried
    ? `${check}; for an account that is kept for APOP, say --login apop`
    : check;
}
