import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeAssetHeaders } from './asset-headers.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'carequeue-headers-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a released version is kept for a year, the moving scripts for five minutes, and all are open to other sites', () => {
  writeAssetHeaders(folder, ['0.1.0', '0.2.0'], "default-src 'none'");
  const rules = readFileSync(path.join(folder, '_headers'), 'utf8').trim().split('\n\n');
  const ruleOf = (address: string) => rules.find((rule) => rule.startsWith(`${address}\n`)) ?? '';
  for (const version of ['0.1.0', '0.2.0']) {
    expect(ruleOf(`/widgets/${version}/*`)).toContain('Cache-Control: public, max-age=31536000, immutable');
  }
  expect(ruleOf('/widgets/v1/*')).toContain('Cache-Control: public, max-age=300');
  expect(ruleOf('/widgets/*')).toContain('Access-Control-Allow-Origin: *');
  expect(ruleOf('/t/*')).toContain("Content-Security-Policy: default-src 'none'\n");
  expect(ruleOf('/widgets/*')).toContain('Cross-Origin-Resource-Policy: cross-origin');
});
