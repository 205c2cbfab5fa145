/** Scenarios that no fault can fail, with the reason. Short, and meant to become shorter. */
export const NEVER_FAILED: ReadonlyMap<string, string> = new Map([
  [
    'rfc1939/user-pass/login',
    'the probe and every prelude log in the same way: a server that fails here stops the run before',
  ],
  [
    'rfc8314/tls/modern-version',
    'the run itself offers TLS 1.2 and 1.3 alone: a server that has neither stops the run before',
  ],
]);
