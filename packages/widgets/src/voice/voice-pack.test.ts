import { expect, inject, test } from 'vitest';
import { LANGUAGES } from '../locales/languages.ts';
import { clipNames } from './call-phrases.ts';
import { browserPlatform } from './platform.ts';
import { VoicePack } from './voice-pack.ts';

/** The engine's pack is trimmed to this much around what is heard; the encoder smears as much again. */
const MARGIN_MS = 70;
const PACK_BYTES_MAX = 1_500_000;

test.each(LANGUAGES)(
  'every recording in %s is decoded by the browser and as long as its pack says',
  async (language) => {
    const address = new URL(`${inject('voicesUrl')}/${language}/pack.json`, location.href).href;
    const manifest: {
      sound: string;
      voice: { name: string };
      clips: Record<string, { ms: number }>;
    } = await (await fetch(address)).json();
    expect(manifest.voice.name).toBe('eSpeak NG');
    const sound = await (await fetch(new URL(manifest.sound, address))).arrayBuffer();
    expect(sound.byteLength).toBeLessThan(PACK_BYTES_MAX);

    const pack = await VoicePack.load(address, browserPlatform());
    const names = clipNames(language);
    const clips = await pack.clips(names);
    for (const [index, clip] of clips.entries()) {
      const name = names[index] ?? '';
      const ms = clip.seconds * 1_000;
      expect(ms, name).toBeLessThanOrEqual((manifest.clips[name]?.ms ?? 0) + MARGIN_MS);
      expect(ms, name).toBeGreaterThan((manifest.clips[name]?.ms ?? 0) - MARGIN_MS);
    }
  },
);

test('what is no pack is refused', async () => {
  for (const answer of ['{}', '[]', 'null', '{"sound": 7, "clips": {}}']) {
    const platform = { ...browserPlatform(), fetch: () => Promise.resolve(new Response(answer)) };
    await expect(VoicePack.load('https://voices.example/en/pack.json', platform)).rejects.toThrow(TypeError);
  }
  const gone = { ...browserPlatform(), fetch: () => Promise.resolve(new Response('', { status: 404 })) };
  await expect(VoicePack.load('https://voices.example/en/pack.json', gone)).rejects.toThrow(TypeError);
});
