import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { buildProduct } from './product/build.ts';
import { stateFolder, writePrivateFile } from './product/home.ts';
import { runScript, toldToEnd } from './product/lifetime.ts';
import { localBindings } from './product/local-bindings.ts';
import { migrate } from './product/migrate.ts';
import { loopbackHosts } from './product/ports.ts';
import { endLeftovers, markRunning, refuseWhileRunning } from './product/running.ts';
import { readSettings } from './product/settings.ts';

const lines = (variables: Readonly<Record<string, string>>): string =>
  Object.entries(variables)
    .map(([name, value]) => `${name}="${value}"\n`)
    .join('');

// `wrangler dev` on the state of `npm start`: slower, but it reloads the Worker when a source file is saved.
await runScript(async () => {
  const settings = readSettings(process.env);
  await refuseWhileRunning(settings.home);
  await endLeftovers(settings.home);
  await loopbackHosts(settings.port, 'PORT');
  await buildProduct();
  await migrate(settings.home);
  // In a file: other users of this machine can read a command line.
  const variables = path.join(settings.home, 'dev.vars');
  writePrivateFile(variables, lines(localBindings(settings)));
  const unmark = markRunning(settings.home, `http://127.0.0.1:${settings.port}`);
  const child = spawn(
    'wrangler',
    [
      'dev',
      ...['--ip', '127.0.0.1', '--port', String(settings.port), '--inspector-port', '0'],
      ...['--persist-to', stateFolder(settings.home), '--define', 'CAREQUEUE_DEVELOPMENT:true'],
      ...['--env-file', variables],
    ],
    { stdio: 'inherit' },
  );
  void toldToEnd().then(() => child.kill('SIGTERM'));
  await once(child, 'exit');
  unmark();
});
