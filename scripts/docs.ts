import { runToEnd } from './product/child.ts';
import { runScript } from './product/lifetime.ts';
import { Explained } from './product/settings.ts';

await runScript(async () => {
  const { code } = await runToEnd('pnpm', ['--filter', '@carequeue/docs', 'run', 'build']);
  if (code !== 0) throw new Explained('Building the documentation failed: the lines above say why.');
  process.stdout.write('Built: apps/docs/.vitepress/dist\n');
});
