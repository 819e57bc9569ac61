import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runToEnd } from './product/child.ts';
import { runScript } from './product/lifetime.ts';
import { Explained, ROOT } from './product/settings.ts';

const API = path.join(ROOT, 'apps/api');
const MIGRATIONS = 'src/db/migrations';

async function generate(out: string): Promise<void> {
  const generator = path.join(API, 'node_modules/.bin/drizzle-kit');
  const args = ['generate', '--dialect', 'sqlite', '--schema', './src/db/schema/*.ts', '--out', out];
  const { code, output } = await runToEnd(generator, args, { quiet: true, cwd: API });
  if (code !== 0) throw new Explained(`${output}\nMigrations could not be generated.`);
}

const sqlFiles = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.sql'));

/** Whether the tables in the schema files are those that the committed migrations make. */
async function check(): Promise<void> {
  const draft = mkdtempSync(path.join(ROOT, 'node_modules/.cache/migrations-'));
  try {
    if (existsSync(path.join(API, MIGRATIONS))) cpSync(path.join(API, MIGRATIONS), draft, { recursive: true });
    const before = sqlFiles(draft).length;
    await generate(path.relative(API, draft));
    if (sqlFiles(draft).length !== before) {
      throw new Explained(
        'The tables changed without a migration. Run "npm run migrations" and commit what it writes.',
      );
    }
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

await runScript(async () => {
  if (process.argv.includes('--check')) await check();
  else await generate(`./${MIGRATIONS}`);
  process.stdout.write('The migrations are as the schema declares it.\n');
});
