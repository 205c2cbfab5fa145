/** Options as a configuration says them: named like those of `run`, in camel case, without their hyphens. */
export type ConfigOptions = Readonly<Record<string, ConfigValue>>;

type ConfigValue = string | number | boolean | readonly (string | number | ConfigAccount)[];

/** A mailbox, and where its secrets are to be found. */
export interface ConfigAccount {
  readonly user: string;
  readonly passwordFile?: string;
  readonly passwordEnv?: string;
  readonly tokenFile?: string;
  readonly tokenEnv?: string;
}

/** `pop3spec.config.json`, which conforms to suites/schema/config.schema.json. */
export interface Config {
  /** As people know the file. */
  readonly path: string;
  /** What holds for every target that does not say otherwise, and for servers that are no target here. */
  readonly common: ConfigOptions;
  readonly targets: ReadonlyMap<string, ConfigOptions>;
}

/** Values by the name that commander gives to an option; undefined takes back what was said before. */
export type Values = Readonly<Record<string, unknown>>;

/** The options as commander would give them had they been typed: texts, lists of texts, and `true`. */
export function typedValues(options: ConfigOptions): Values {
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [name, typed(value)]));
}

function typed(value: ConfigValue): unknown {
  if (typeof value === 'boolean') return value ? true : undefined;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return value.map((item) => (typeof item === 'number' ? String(item) : item));
}
