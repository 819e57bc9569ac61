import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readContract } from './contract/document.ts';
import { contractFiles } from './contract/files.ts';
import { runScript } from './product/lifetime.ts';
import { Explained, ROOT } from './product/settings.ts';

// Route declarations -> openapi.json -> the SDK's types. With --check nothing is written: a difference is a failure.
await runScript(async () => {
  const isCheck = process.argv.includes('--check');
  const files = await contractFiles(await readContract());
  const changed = [...files].filter(([file, content]) => {
    const absolute = path.join(ROOT, file);
    return !existsSync(absolute) || readFileSync(absolute, 'utf8') !== content;
  });
  if (isCheck && changed.length > 0) {
    const names = changed.map(([file]) => file).join(', ');
    throw new Explained(`Not as the API is now: ${names}. Run "npm run contract" and commit what it writes.`);
  }
  for (const [file, content] of changed) {
    mkdirSync(path.dirname(path.join(ROOT, file)), { recursive: true });
    writeFileSync(path.join(ROOT, file), content);
    process.stdout.write(`written: ${file}\n`);
  }
  if (changed.length === 0) process.stdout.write('The contract is as the API declares it.\n');
});
