import { ACCOUNTS } from '../accounts.ts';
import { freePorts } from '../free-ports.ts';
import { waitForGreeting } from '../greeting.ts';
import { serveNginxLogins } from '../nginx-logins.ts';
import { folderIn, writeIn, type Place } from '../place.ts';
import type { InteropServer, Started } from '../server.ts';
import { systemUser } from '../system-user.ts';
import { DOVECOT, startDovecot } from './dovecot.ts';

/** nginx in clear, with STLS offered, as a proxy in front of Dovecot. */
export const nginx: InteropServer = {
  name: 'nginx',
  title: 'nginx before Dovecot',
  package: 'nginx',
  install: {
    packages: [...DOVECOT.packages, 'libpcre2-8-0'],
    unpacked: [...DOVECOT.unpacked, 'nginx', 'libnginx-mod-mail'],
  },
  accounts: 'own',
  start,
};

async function start(place: Place): Promise<Started> {
  const behind = await startDovecot(place);
  const [port] = (await freePorts(1)) as [number];
  const logins = await serveNginxLogins(ACCOUNTS, behind.port);
  place.atEnd(logins.close);
  await folderIn(place, 'nginx', await systemUser('www-data'));
  const configuration = await writeIn(place, 'nginx.conf', configurationOf(place, port, logins.port));
  place.programs.start({
    path: `${place.unpacked('nginx')}/usr/sbin/nginx`,
    words: ['-e', 'stderr', '-p', `${place.folder}/nginx`, '-c', configuration],
  });
  await waitForGreeting(port, place.programs);
  return { port, options: ['--ca', place.certificates.authority, '--provision', behind.provision] };
}

/**
 * It asks a program over HTTP who may log in, and where to. What the server behind it answers to a login is passed on, and
 * the capabilities are those of that server, as nginx's manual asks for.
 */
function configurationOf(
  { folder, certificates, unpacked }: Place,
  port: number,
  loginsPort: number,
): string {
  return `
daemon off;
user www-data;
load_module ${unpacked('libnginx-mod-mail')}/usr/lib/nginx/modules/ngx_mail_module.so;
error_log stderr;
pid ${folder}/nginx/pid;
events { worker_connections 512; }
mail {
  auth_http 127.0.0.1:${loginsPort}/;
  proxy_pass_error_message on;
  pop3_auth plain apop cram-md5;
  pop3_capabilities TOP UIDL USER PIPELINING RESP-CODES AUTH-RESP-CODE;
  ssl_certificate ${certificates.certificate};
  ssl_certificate_key ${certificates.key};
  server {
    listen 127.0.0.1:${port};
    protocol pop3;
    starttls on;
  }
}
`;
}
