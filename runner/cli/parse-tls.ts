import { TLS_WAYS, type TlsWay } from '../model/tls.ts';
import type { TlsCredentials } from '../wire/tls-client.ts';
import { mistake, type Mistake, type Mistakes } from './mistake.ts';
import type { AccessOptionValues } from './option-values.ts';
import { parseChoice } from './options/choice.ts';
import { certificatesProblem, keyProblem, readPem } from './options/pem.ts';
import { POP3S_PORT } from './options/port.ts';
import { parseHost } from './options/target.ts';
import type { TlsSettings } from './run-settings.ts';

/** Reads how connections come under TLS; the port says it where `--tls` does not. */
export async function parseTls(
  values: AccessOptionValues,
  port: number | null,
  mistakes: Mistakes,
): Promise<TlsSettings> {
  const { tls, insecure } = values;
  const named = tls === undefined ? null : mistakes.keep(parseChoice(tls, WAY));
  const way = named ?? (tls === undefined ? wayFor(port) : 'none');
  const certificate = insecure === true ? 'any' : 'trusted';
  return { way, credentials: await credentialsOf(values, mistakes), certificate };
}

const WAY = { option: '--tls', known: TLS_WAYS } as const;

/** The port for TLS from the first octet (RFC 8314 §3.1) is for nothing else. */
export function wayFor(port: number | null | undefined): TlsWay {
  return port === POP3S_PORT ? 'implicit' : 'none';
}

async function credentialsOf(values: AccessOptionValues, mistakes: Mistakes): Promise<TlsCredentials> {
  const read = async (what: string, path: string | undefined): Promise<string | null> =>
    path === undefined ? null : mistakes.keep(await readPem(what, path));
  const ca = await read('CA file', values.ca);
  const certificate = await read('certificate file', values.cert);
  const key = await read('key file', values.key);
  const servername = values.servername === undefined ? null : mistakes.keep(nameOf(values.servername));
  if ((values.cert === undefined) !== (values.key === undefined))
    mistakes.add('--cert and --key go together: a certificate of the client and its private key');
  const labels = {
    ca: `CA file "${values.ca ?? ''}"`,
    certificate: `certificate file "${values.cert ?? ''}"`,
    key: `key file "${values.key ?? ''}"`,
  };
  const credentials = {
    ...(ca === null ? {} : { ca }),
    ...(certificate === null ? {} : { certificate }),
    ...(key === null ? {} : { key }),
    ...(servername === null ? {} : { servername }),
  };
  for (const { message } of credentialProblems(credentials, labels)) mistakes.add(message);
  return credentials;
}

function nameOf(text: string): string | Mistake {
  const host = parseHost(text);
  return typeof host === 'string' ? host : mistake(`--servername: ${host.message}`);
}

/** What is wrong with certificates and keys; the labels name them. */
export function credentialProblems(
  { ca, certificate, key }: TlsCredentials,
  labels: Readonly<Record<'ca' | 'certificate' | 'key', string>>,
): readonly Mistake[] {
  const problems = [
    ca === undefined ? null : certificatesProblem(labels.ca, ca),
    certificate === undefined ? null : certificatesProblem(labels.certificate, certificate),
    certificate === undefined || key === undefined
      ? null
      : keyProblem({ what: labels.certificate, pem: certificate }, { what: labels.key, pem: key }),
  ];
  return problems.filter((each) => each !== null);
}
