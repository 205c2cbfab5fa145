import { join } from 'node:path';
import { missingPackages, installPackages, unpackedPath } from './packages.ts';
import { inPlace } from './place.ts';
import { runSuite } from './run-suite.ts';
import { addSystemAccounts, removeSystemAccounts } from './system-accounts.ts';
import { SERVERS } from './servers.ts';
const names = process.argv.slice(2).filter((w) => !w.startsWith('-'));
const install = process.argv.includes('--install');
for (const server of SERVERS.filter(({ name }) => names.length === 0 || names.includes(name))) {
  const missing = await missingPackages(server.install);
  if (missing.length > 0 && install) { process.stdout.write(`installing ${missing.join(' ')}\n`); await installPackages(server.install); }
  else if (missing.length > 0) { process.stdout.write(`${server.name}: not installed: ${missing.join(' ')}\n`); continue; }
  await inPlace(unpackedPath, async (place) => {
    try {
      if (server.accounts === 'system') { addSystemAccounts(); place.atEnd(async () => removeSystemAccounts()); }
      const started = await server.start(place);
      if (process.env['HOLD']) { process.stdout.write(JSON.stringify(started) + ' ' + place.folder + '\n'); await new Promise((r) => { process.once('SIGINT', r); setTimeout(r, 3600000); }); return; }
      const begin = Date.now();
      const end = await runSuite(started, join('interop-results', server.name));
      process.stdout.write(`${server.name}: ${JSON.stringify(end)} ${Date.now() - begin} ms\n`);
    } finally { process.stdout.write(await place.programs.logEnd()); }
  });
}
