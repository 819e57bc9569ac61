import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { buildProduct } from './product/build.ts';
import { developmentSecrets, stateFolder } from './product/home.ts';
import { runScript, toldToEnd } from './product/lifetime.ts';
import { migrate } from './product/migrate.ts';
import { loopbackHosts } from './product/ports.ts';
import { endLeftovers, refuseWhileRunning } from './product/running.ts';
import { readSettings } from './product/settings.ts';

// `wrangler dev` on the state of `npm start`: slower, but it reloads the Worker when a source file is saved.
await runScript(async () => {
  const settings = readSettings(process.env);
  await refuseWhileRunning(settings.home);
  await endLeftovers(settings.home);
  await loopbackHosts(settings.port, 'PORT');
  await buildProduct();
  await migrate(settings.home);
  const secrets = developmentSecrets(settings.home);
  const variables = {
    DEVELOPMENT_TOKEN: secrets.token,
    TICKET_SECRETS: secrets.ticketSecrets,
    PUBLIC_URL: settings.baseUrl,
  };
  const child = spawn(
    'wrangler',
    [
      'dev',
      ...['--ip', '127.0.0.1', '--port', String(settings.port), '--inspector-port', '0'],
      ...['--persist-to', stateFolder(settings.home), '--define', 'CAREQUEUE_DEVELOPMENT:true'],
      ...Object.entries(variables).flatMap(([name, value]) => ['--var', `${name}:${value}`]),
    ],
    { stdio: 'inherit' },
  );
  void toldToEnd().then(() => child.kill('SIGTERM'));
  await once(child, 'exit');
});
