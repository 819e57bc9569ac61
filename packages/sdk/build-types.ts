import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes the published types: this package's own, with queue-core's beside them in `dist/queue-core`.
 *
 * TypeScript 7 has no API for tools that would bundle them, so the two are emitted apart and joined by their imports.
 */
const SHIPPED = 'dist/queue-core/index.js';
const emit = ['--composite', 'false', '--incremental', 'false', '--tsBuildInfoFile', 'null', '--emitDeclarationOnly'];

execFileSync('tsc', ['-p', 'tsconfig.json', ...emit, '--outDir', 'dist'], { stdio: 'inherit' });
execFileSync('tsc', ['-p', '../queue-core/tsconfig.build.json', ...emit, '--outDir', path.dirname(SHIPPED)], {
  stdio: 'inherit',
});

for (const file of globSync('dist/**/*.d.ts')) {
  const relative = path.relative(path.dirname(file), SHIPPED).replaceAll(path.sep, '/');
  const specifier = relative.startsWith('.') ? relative : `./${relative}`;
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(`'@carequeue/queue-core'`, `'${specifier}'`));
}
