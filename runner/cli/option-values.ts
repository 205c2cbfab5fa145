import type { ConfigAccount } from './config/config-file.ts';

/** What commander makes of the options of `run`, before anybody looks at the values. */
export interface RunOptionValues extends AccessOptionValues, SelectionOptionValues, ReportOptionValues {}

/** Options of `doctor`. */
export interface DoctorOptionValues extends AccessOptionValues, SelectionOptionValues {
  readonly json?: true;
}

/** Where the server is, how to get in, and what may be done there. */
export interface AccessOptionValues {
  readonly host?: string;
  readonly port?: string;
  readonly tls?: string;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly servername?: string;
  readonly insecure?: true;
  readonly user?: string;
  readonly password?: string;
  readonly passwordFile?: string;
  readonly passwordEnv?: string;
  readonly tokenFile?: string;
  readonly tokenEnv?: string;
  readonly account?: readonly string[];
  /** Those of a configuration. */
  readonly accounts?: readonly ConfigAccount[];
  readonly provision: string;
  readonly login?: string;
  readonly allow?: readonly string[];
  readonly canary?: string;
  readonly timeout: string;
  readonly maxLoginsPerMinute?: string;
  readonly maxConnectionsPerMinute?: string;
  readonly start?: string;
  readonly startTimeout?: string;
  readonly reset?: string;
}

/** Which scenarios run. */
export interface SelectionOptionValues {
  readonly suite?: readonly string[];
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly tag?: readonly string[];
  readonly rfc?: readonly string[];
  readonly slow?: true;
}

/** What is told, where, and what makes the run fail. */
export interface ReportOptionValues {
  readonly report?: readonly string[];
  readonly failOn: string;
  readonly baseline?: string;
  readonly quiet?: true;
  readonly verbose?: true;
  readonly trace?: true;
}

/** Options of `demo`. */
export interface DemoOptionValues extends SelectionOptionValues, ReportOptionValues {
  readonly fault?: string;
}

/** Options of `serve`. */
export interface ServeOptionValues {
  readonly host: string;
  readonly port: string;
  readonly public?: true;
  readonly account?: readonly string[];
  readonly token?: readonly string[];
  readonly tls?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly caOut?: string;
  readonly maildir?: string;
  readonly fault?: readonly string[];
  readonly log?: true;
}

/** Options of `list`. */
export interface ListOptionValues {
  readonly requirements?: true;
  readonly faults?: true;
  readonly suite?: readonly string[];
  readonly json?: true;
}

/** Options of `explain`. */
export interface ExplainOptionValues {
  readonly suite?: readonly string[];
}

/** Options of `report`. */
export interface RenderOptionValues {
  readonly compare?: true;
  readonly report?: readonly string[];
}

/** Options of `baseline update`. */
export interface BaselineOptionValues {
  readonly baseline: string;
  readonly reason?: string;
  readonly owner?: string;
  readonly prune?: true;
}
