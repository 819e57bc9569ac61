import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildWorker } from './build.ts';

const BUILD_LIMIT_MS = 60_000;
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function bundle(options: { development: boolean }): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'carequeue-bundle-'));
  folders.push(folder);
  await buildWorker(folder, options);
  const scripts = readdirSync(folder).filter((file) => file.endsWith('.js'));
  return scripts.map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n');
}

test('a Worker built to be deployed holds none of the development-only code', { timeout: BUILD_LIMIT_MS }, async () => {
  const deployed = await bundle({ development: false });
  expect(deployed).toContain('/v1/departments');
  expect(deployed).not.toMatch(/\/development/i);
  expect(deployed).not.toContain('CareQueue-Development');
  expect(deployed).not.toContain('already_loaded');
});

test('a Worker built for a local start has the development-only routes', { timeout: BUILD_LIMIT_MS }, async () => {
  expect(await bundle({ development: true })).toContain('/development/demo');
});
