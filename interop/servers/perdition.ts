import { freePorts } from '../free-ports.ts';
import { waitForGreeting } from '../greeting.ts';
import type { Place } from '../place.ts';
import type { InteropServer, Started } from '../server.ts';
import { DOVECOT, startDovecot } from './dovecot.ts';

/** Perdition in clear, with STLS offered, as a proxy in front of Dovecot. */
export const perdition: InteropServer = {
  name: 'perdition',
  title: 'Perdition before Dovecot',
  package: 'perdition',
  install: {
    packages: [...DOVECOT.packages, 'libvanessa-adt1', 'libvanessa-logger0', 'libvanessa-socket2'],
    unpacked: [...DOVECOT.unpacked, 'perdition'],
  },
  accounts: 'own',
  start,
};

async function start(place: Place): Promise<Started> {
  const behind = await startDovecot(place);
  const [port] = (await freePorts(1)) as [number];
  place.programs.start({
    path: `${place.unpacked('perdition')}/usr/sbin/perdition.pop3`,
    words: wordsOf(place, port, behind.port),
  });
  await waitForGreeting(port, place.programs);
  return { port, options: ['--ca', place.certificates.authority, '--provision', behind.provision] };
}

/**
 * No lookup of accounts, since there is one server behind it alone. Its capabilities are announced, but for PIPELINING:
 * Perdition takes one command after the other up to the login.
 */
function wordsOf({ certificates }: Place, port: number, behind: number): readonly string[] {
  return [
    ...['--no_daemon', '--config_file', '/dev/null', '--log_facility', '-', '--quiet', '--pid_file', ''],
    ...['--bind_address', '127.0.0.1', '--listen_port', String(port), '--no_lookup', '--map_library', ''],
    ...['--outgoing_server', '127.0.0.1', '--outgoing_port', String(behind), '--server_resp_line'],
    ...['--pop_capability', 'TOP.UIDL.USER.RESP-CODES.AUTH-RESP-CODE'],
    ...['--ssl_mode', 'tls_listen', '--ssl_cert_file', certificates.certificate],
    ...['--ssl_key_file', certificates.key, '--ssl_no_client_cert_verify'],
  ];
}
