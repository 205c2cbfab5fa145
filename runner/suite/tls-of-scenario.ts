import type { Scenario, SessionTls } from '../model/suite.ts';

/** Whether the first session begins in clear, whatever the run does. */
export function beginsInClear({ tls }: Scenario): boolean {
  return tls !== undefined;
}

/** Whether some session of the scenario begins so. */
export function sessionsBegin({ tls, steps }: Scenario, how: SessionTls): boolean {
  return tls === how || steps.some((step) => 'open' in step && step.tls === how);
}

/** Whether some step begins TLS. */
export function makesHandshakes({ steps }: Scenario): boolean {
  return steps.some((step) => 'tls' in step && !('open' in step));
}
