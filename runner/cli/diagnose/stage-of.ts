import type { Examination } from '../../execute/examine.ts';
import type { CheckName } from '../../model/diagnosis.ts';
import type { RunStop } from '../../model/result.ts';
import type { TlsWay } from '../../model/tls.ts';

/** The check that a stop belongs to. */
export function stageOf({ cause }: RunStop, { isConnected }: Pick<Examination, 'isConnected'>): CheckName {
  switch (cause) {
    case 'start-failed':
    case 'reset-failed':
    case 'target-died':
      return 'server';
    case 'unreachable':
      return isConnected ? 'greeting' : 'connection';
    case 'not-pop3':
      return 'greeting';
    case 'no-tls':
      return 'tls';
    case 'login-refused':
      return 'login';
    case 'provisioning-failed':
      return 'provisioning';
    case 'interrupted':
    case 'time-limit':
      return 'plan';
  }
}

/** What to do about a stop whose message does not say it. */
export function adviceFor(stop: RunStop, { isConnected, otherWay }: Examination): string | undefined {
  if (otherWay !== null) return OTHER_WAY[otherWay];
  if (stop.cause === 'unreachable' && !isConnected) return UNREACHABLE;
  return stop.cause === 'interrupted' ? 'Let it run to its end' : undefined;
}

const UNREACHABLE =
  'Is the server up, and are host and port those of its POP3 service? --start COMMAND has it started for the run';

const OTHER_WAY: Readonly<Record<TlsWay, string>> = {
  implicit: 'It greets under TLS from the first octet: say --tls implicit',
  none: 'It greets in clear: say --tls none, or --tls starttls',
  starttls: 'It goes under TLS by STLS: say --tls starttls',
};
