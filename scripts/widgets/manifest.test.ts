import { expect, test } from 'vitest';
import { compareVersions, integrityOf, manifestOf } from './manifest.ts';

test('a manifest tells each script’s hash and sizes', () => {
  const { version, files } = manifestOf('1.2.3', [{ name: 'board.js', text: 'é' }]);
  expect(version).toBe('1.2.3');
  // Of the two bytes of é in UTF-8, by `openssl dgst -sha384 -binary | base64`.
  expect(files['board.js']).toEqual({
    integrity: 'sha384-QaLds03KC0APqbc6NoMHrL7XWOhc5QUn0WVaJjoQ4g7voY+BFnZ6Eoh3qXwRFgom',
    bytes: 2,
    brotliBytes: 6,
  });
});

test('the hash of text is that of its bytes', () => {
  expect(integrityOf('é')).toBe(integrityOf(Buffer.from('é')));
});

test('versions are compared by number, not by letter', () => {
  expect(compareVersions('0.10.0', '0.9.3')).toBeGreaterThan(0);
  expect(compareVersions('1.0.0', '1.0.0')).toBe(0);
  expect(['2.0.0', '0.1.0', '0.1.12', '0.1.2'].sort(compareVersions)).toEqual(['0.1.0', '0.1.2', '0.1.12', '2.0.0']);
});
