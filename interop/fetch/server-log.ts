import type { Way } from './ways.ts';

/** Lines of a log of `pop3spec serve --log` that begin and end sessions: `#7 S: +OK …`, `#7 end: quit`. */
const LINE = /^(#\d+) (.*)$/;
const LOGIN = /^C: (?:AUTH (\S+)|(APOP|USER)\b)/;
const END = /^end: (.*)$/;

/** The sessions of a log, each with its lines. */
function sessionsOf(log: string): readonly (readonly string[])[] {
  const sessions = new Map<string, string[]>();
  for (const line of log.split('\n')) {
    const [, id = '', text] = LINE.exec(line) ?? [];
    if (text !== undefined) sessions.set(id, [...(sessions.get(id) ?? []), text]);
  }
  return [...sessions.values()];
}

/** Says whether this many sessions, or more, have begun, and all of them have ended. */
export function haveEnded(log: string, count: number): boolean {
  const sessions = sessionsOf(log);
  return sessions.length >= count && sessions.every((lines) => lines.some((line) => END.test(line)));
}

/**
 * Says in what a client went another way than it was told to: by another login, without STLS, or without QUIT, which is
 * what makes deletions hold (RFC 1939 §6). The server's log is believed, not the client's.
 */
export function strayed(log: string, { transport, login }: Way): readonly string[] {
  const sessions = sessionsOf(log);
  if (sessions.length === 0) return ['no session reached the server'];
  return sessions.flatMap((lines) => {
    const logins = lines.map((line) => LOGIN.exec(line)).filter((match) => match !== null);
    const names = logins.map(([, mechanism, command]) => mechanism ?? command);
    const first = lines.findIndex((line) => LOGIN.test(line));
    const isUpgraded = lines.slice(0, Math.max(first, 0)).includes('C: STLS');
    const end = lines.map((line) => END.exec(line)?.[1]).find((how) => how !== undefined);
    return [
      ...(names.join() === login
        ? []
        : [`logged in by ${names.join(', then ') || 'nothing'}, not by ${login}`]),
      ...(isUpgraded === (transport === 'stls') ? [] : [`STLS was ${isUpgraded ? '' : 'not '}used`]),
      ...(end === 'quit' ? [] : [`the session ended by ${end ?? 'nothing'}, not by QUIT`]),
    ];
  });
}
