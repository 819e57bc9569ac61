import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { elementNames } from './elements.ts';
import { EMBED_GUIDE, packageVersion } from './folders.ts';
import { withPinnedSnippet } from './pinned-snippet.ts';
import { readReleases } from './released.ts';

const guide = readFileSync(EMBED_GUIDE, 'utf8');
const SCRIPT = '<script integrity="sha384-old"\n  src="https://q.example/widgets/0.1.0/carequeue.js"></script>';

test('the guide pins the newest release with its hash', () => {
  const newest = readReleases().at(-1)?.manifest ?? null;
  expect(withPinnedSnippet(guide, newest, packageVersion())).toBe(guide);
});

test('the guide tells of each element', () => {
  for (const name of elementNames()) expect(guide).toContain(`| \`carequeue-${name}\``);
});

test('a release writes its version and hash into the guide', () => {
  const newest = {
    version: '0.2.0',
    files: { 'carequeue.js': { integrity: 'sha384-new', bytes: 1, brotliBytes: 1 } },
  };
  const written = withPinnedSnippet(SCRIPT, newest, '0.3.0');
  expect(written).toBe(SCRIPT.replace('sha384-old', 'sha384-new').replace('0.1.0', '0.2.0'));
  expect(withPinnedSnippet(SCRIPT, null, '0.3.0')).toContain('"sha384-…"\n  src="https://q.example/widgets/0.3.0/');
  expect(() => withPinnedSnippet('no script', newest, '0.3.0')).toThrow('pins no script');
});
