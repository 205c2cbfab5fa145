import { existsSync } from 'node:fs';
import type { Diagnostic } from '../../suite/diagnostic.ts';
import { formatDiagnostics } from '../../suite/format-diagnostic.ts';
import { schemaNamed } from '../../suite/schemas.ts';
import { readDocument } from '../../suite/read-document.ts';
import { UsageError } from '../mistake.ts';
import type { Config, ConfigOptions } from './config-file.ts';
import { withoutSecretLines } from './secret-lines.ts';

/** What is read from the working folder when nobody names a file. */
const CONFIG_FILE = 'pop3spec.config.json';

/** The file as it is written: options, and targets with theirs. */
type ConfigJson = ConfigOptions & { readonly targets?: Readonly<Record<string, ConfigOptions>> };

/**
 * Reads the configuration that is named, else the one of the working folder, if there is one. Throws a UsageError with all
 * that is wrong with it, as a compiler says it.
 */
export async function readConfig(named: string | undefined): Promise<Config | null> {
  const path = named ?? CONFIG_FILE;
  if (named === undefined && !existsSync(path)) return null;
  const { source, document, diagnostics } = await readDocument<ConfigJson>({ path, shown: path }, 'config');
  if (document === null) {
    const sources = new Map([[path, withoutSecretLines(source?.text ?? '', memberNames())]]);
    throw new UsageError([], `${formatDiagnostics(diagnostics.map(better), sources)}\n`);
  }
  const { targets = {}, ...rest } = document.value;
  const common = Object.entries(rest).filter(([name]) => name !== '$schema');
  return { path, common: Object.fromEntries(common), targets: new Map(Object.entries(targets)) };
}

/** What names a server stands in a target: such a name is no slip of the finger. */
function better(diagnostic: Diagnostic): Diagnostic {
  const isOfTarget = /^unknown member "(?:host|port|accounts?)" in a configuration$/.test(diagnostic.message);
  return isOfTarget ? { ...diagnostic, hint: 'it stands in one of the "targets"' } : diagnostic;
}

/** Every name that a member of a configuration may have. */
function memberNames(): ReadonlySet<string> {
  const schema = schemaNamed('config');
  const objects = [schema, schema.$defs['target'], schema.$defs['mailbox']];
  return new Set(objects.flatMap((object) => Object.keys((object as { properties: object }).properties)));
}
