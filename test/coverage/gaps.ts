/** Requirements that can be seen from outside and that nothing proves yet, with what is missing. Meant to stay empty. */
export const NOT_PROVED: ReadonlyMap<string, string> = new Map();

/** Requirements that no fault can break for the suite to find, with the reason. */
export const NOT_BROKEN: ReadonlyMap<string, string> = new Map(
  because('the probe logs in first: a server that fails here is told so and not tested any further', [
    'RFC1939-4-AUTHENTICATION-01',
    'RFC1939-7-USER-03',
  ]),
);

function because(reason: string, ids: readonly string[]): readonly (readonly [string, string])[] {
  return ids.map((id) => [id, reason]);
}
