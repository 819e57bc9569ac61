import { runToEnd } from './product/child.ts';
import { runScript } from './product/lifetime.ts';
import { Explained } from './product/settings.ts';

await runScript(async () => {
  const { code } = await runToEnd('biome', ['check', '--write', '.']);
  if (code !== 0) throw new Explained('The findings above need a person.');
});
