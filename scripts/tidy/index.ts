import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../product/settings.ts';
import { applyRatchet, type Ratchet } from './ratchet.ts';
import { type Finding, inspectDecisions, inspectFile } from './rules.ts';

const NOT_OURS = new Set([
  'node_modules',
  'dist',
  '.git',
  '.carequeue',
  '.wrangler',
  'coverage',
  'cache',
  'test-results',
  'released',
]);
const BINARY = /\.(png|mp3)$/;
const NOT_INSPECTED = new Set(['pnpm-lock.yaml']);

function walk(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const relative = folder === '' ? entry.name : `${folder}/${entry.name}`;
    return entry.isDirectory() ? walk(relative) : [relative];
  });
}

/** Everything untidy in the repository. */
export function tidyFindings(): Finding[] {
  const files = walk('').filter((file) => !NOT_INSPECTED.has(file));
  const ratchet: Ratchet = JSON.parse(readFileSync(path.join(import.meta.dirname, 'ratchet.json'), 'utf8'));
  const findings = files.flatMap((file) =>
    inspectFile(file, BINARY.test(file) ? null : readFileSync(path.join(ROOT, file), 'utf8')),
  );
  return applyRatchet([...findings, ...inspectDecisions(files)], ratchet);
}

if (import.meta.main) {
  const findings = tidyFindings();
  for (const { file, rule, detail } of findings) process.stdout.write(`${file}  ${rule}  ${detail}\n`);
  process.exit(findings.length === 0 ? 0 : 1);
}
