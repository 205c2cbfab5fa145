import type { Scenario } from '../../model/suite.ts';
import { sendingsOf } from './sendings.ts';
import { LOGINS, mayBe, type Command } from './spoken-line.ts';

/**
 * Whether a session may be ended by QUIT in which messages were retrieved, be it in part. Without a login nothing is. What
 * cannot be known before the run is taken for the worst.
 */
export function quitsAfterRetrieval(scenario: Scenario): boolean {
  const said = sendingsOf(scenario).flatMap(({ session, lines }) =>
    [...new Set([...lines.LF, ...lines.any])].map((line) => ({ session, line })),
  );
  const isAny = (at: number, commands: readonly Command[]): boolean =>
    commands.some((command) => {
      const one = said[at];
      return one !== undefined && mayBe(one.line, command);
    });
  const isLoggedInByRunner = begunLoggedIn(scenario);
  return said.some(({ session }, at) => {
    if (!isAny(at, RETRIEVALS)) return false;
    const mayHaveLoggedIn = isLoggedInByRunner || said.slice(0, at).some((_, index) => isAny(index, LOGINS));
    return (
      mayHaveLoggedIn &&
      said.some((later, index) => index >= at && later.session === session && isAny(index, ['QUIT']))
    );
  });
}

const RETRIEVALS: readonly Command[] = ['RETR', 'TOP'];

/** Whether the runner itself logs in for a session of it. */
function begunLoggedIn({ state, steps }: Scenario): boolean {
  return state === 'transaction' || steps.some((step) => 'open' in step && step.state === 'transaction');
}
