import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ENGINE, loadSpeaker, prepared } from './engine.ts';
import { SCRIPTS } from './scripts.ts';

test('packs name the engine’s package in the version that is installed', () => {
  const { devDependencies }: { devDependencies: Record<string, string> } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  );
  expect(devDependencies[ENGINE.package]).toBe(ENGINE.version);
});

test('every language has a voice, and lines differ by what they say', async () => {
  const speak = await loadSpeaker();
  for (const script of SCRIPTS) {
    const [one, two] = [speak(script, '1'), speak(script, '2')];
    expect(one.samples.length / one.hertz).toBeGreaterThan(0.2);
    expect(Buffer.from(one.samples.buffer).equals(Buffer.from(two.samples.buffer))).toBe(false);
  }
});

test('a recording is brought to one loudness without being cut off at the top', () => {
  for (const amplitude of [0.01, 0.2, 1]) {
    const samples = Float32Array.from({ length: 22_050 }, (_, index) => amplitude * Math.sin(index / 20));
    const { samples: levelled } = prepared({ samples, hertz: 22_050 });
    const rms = Math.sqrt(levelled.reduce((sum, sample) => sum + sample * sample, 0) / levelled.length);
    expect(rms).toBeCloseTo(0.12, 2);
    expect(Math.max(...levelled)).toBeLessThanOrEqual(0.9);
  }
  expect(() => prepared({ samples: new Float32Array(1_000), hertz: 22_050 })).toThrow('nothing to be heard');
});
