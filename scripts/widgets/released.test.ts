import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROOT } from '../product/settings.ts';
import { RELEASED_FOLDER, readReleases, recordRelease, releaseFaults } from './released.ts';

const FILES = [
  { name: 'board.js', text: 'board()' },
  { name: 'carequeue.js', text: 'all()' },
];
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'carequeue-released-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the scripts that were released are as their manifests promise', () => {
  expect(readReleases(RELEASED_FOLDER).flatMap(releaseFaults)).toEqual([]);
});

test('no commit ever changed or took away what was released', () => {
  const args = ['log', '--diff-filter=MDRT', '--format=%h %s', '--', RELEASED_FOLDER];
  const { status, stdout } = spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' });
  // Sources without their history have nothing to be asked.
  expect(status === 0 ? stdout : '').toBe('');
});

test('a release is recorded once, and recording it again changes nothing', () => {
  recordRelease('0.10.0', FILES, folder);
  recordRelease('0.9.0', FILES, folder);
  recordRelease('0.10.0', FILES, folder);
  const releases = readReleases(folder);
  expect(releases.map(({ manifest }) => manifest.version)).toEqual(['0.9.0', '0.10.0']);
  expect(releases[0]?.files).toEqual(FILES);
  expect(releases.flatMap(releaseFaults)).toEqual([]);
});

test('a released version cannot be recorded with other scripts', () => {
  recordRelease('0.1.0', FILES, folder);
  const others = [{ name: 'board.js', text: 'board(2)' }, ...FILES.slice(1)];
  expect(() => recordRelease('0.1.0', others, folder)).toThrow(/0\.1\.0\/board\.js is not what was released.*another/);
  expect(() => recordRelease('0.1.0', FILES.slice(1), folder)).toThrow('0.1.0/board.js is missing');
  expect(readReleases(folder)[0]?.files).toEqual(FILES);
});

test('a changed, an added and a missing file of a release are found', () => {
  recordRelease('0.1.0', FILES, folder);
  writeFileSync(path.join(folder, '0.1.0/board.js'), 'board();');
  writeFileSync(path.join(folder, '0.1.0/more.js'), 'more()');
  rmSync(path.join(folder, '0.1.0/carequeue.js'));
  expect(readReleases(folder).flatMap(releaseFaults)).toEqual([
    '0.1.0/carequeue.js is missing',
    '0.1.0/board.js is not what was released',
    '0.1.0/more.js is not what was released',
  ]);
});
