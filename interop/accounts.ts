/** Accounts of every server: four, so that scenarios run side by side. They live as long as one run. */
export const ACCOUNTS: readonly InteropAccount[] = [1, 2, 3, 4].map((number) => ({
  user: `pop3spec-${String(number)}`,
  password: `made-for-one-run-${String(number)}`,
}));

export interface InteropAccount {
  readonly user: string;
  readonly password: string;
}
