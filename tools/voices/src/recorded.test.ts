import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { clipNames } from '../../../packages/widgets/src/voice/call-phrases.ts';
import { packRecordings, recordingList } from './recorded.ts';
import { readWave } from './wave-file.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Half a second of a tone between two stretches of silence, in `channels` channels. */
function aWave({ channels = 1, bits = 16, hertz = 44_100, amplitude = 0.1 } = {}): Buffer {
  const frames = Math.round(hertz * 1.5);
  const data = Buffer.alloc(frames * channels * 2);
  for (let frame = Math.round(hertz / 2); frame < hertz; frame += 1) {
    const sample = Math.round(Math.sin((frame / hertz) * 2 * Math.PI * 220) * amplitude * 0x7fff);
    for (let channel = 0; channel < channels; channel += 1) data.writeInt16LE(sample, (frame * channels + channel) * 2);
  }
  const format = Buffer.alloc(24);
  format.write('fmt ', 0, 'latin1');
  format.writeUInt32LE(16, 4);
  format.writeUInt16LE(1, 8);
  format.writeUInt16LE(channels, 10);
  format.writeUInt32LE(hertz, 12);
  format.writeUInt16LE(bits, 22);
  const head = Buffer.alloc(8);
  head.write('data', 0, 'latin1');
  head.writeUInt32LE(data.length, 4);
  // A chunk of an odd length, as recorders write their names into.
  const remark = Buffer.from('LIST\u0003\0\0\0abc\0', 'latin1');
  return Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'), remark, format, head, data]);
}

function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'carequeue-voice-'));
  folders.push(folder);
  mkdirSync(folder, { recursive: true });
  return folder;
}

test('the list names a file for every clip and quotes what has a comma', () => {
  const rows = recordingList('es').split('\r\n');
  expect(rows[0]).toBe('file,say');
  expect(rows).toContain('go.wav,"por favor, pase"');
  expect(rows).toContain('23.wav,veintitrés');
  expect(rows.length).toBe(clipNames('es').length + 2);
});

test('recordings become a pack, trimmed and of one loudness', async () => {
  const folder = aFolder();
  for (const [index, name] of clipNames('hi').entries()) {
    const wave = aWave({ channels: 1 + (index % 2), amplitude: 0.05 + (index % 5) / 10 });
    writeFileSync(path.join(folder, `${name}.wav`), wave);
  }
  const { manifest, sound } = await packRecordings(folder, 'hi', 'Sister Asha');
  expect(manifest).toMatchObject({ format: 1, language: 'hi', voice: { name: 'Sister Asha' } });
  expect(Object.keys(manifest.clips).sort()).toEqual([...clipNames('hi')].sort());
  for (const { from, bytes, ms } of Object.values(manifest.clips)) {
    expect(ms).toBeGreaterThan(490);
    expect(ms).toBeLessThan(530);
    // A frame of MPEG audio begins with eleven set bits.
    expect(sound[from]).toBe(0xff);
    expect((sound[from + 1] ?? 0) & 0xe0).toBe(0xe0);
    expect(from + bytes).toBeLessThanOrEqual(sound.length);
  }
});

test('every recording that is missing, silent or of another kind is named', async () => {
  const folder = aFolder();
  for (const name of clipNames('en').slice(3)) writeFileSync(path.join(folder, `${name}.wav`), aWave());
  writeFileSync(path.join(folder, 'token.wav'), aWave({ amplitude: 0 }));
  writeFileSync(path.join(folder, 'go.wav'), aWave({ bits: 24 }));
  await expect(packRecordings(folder, 'en', 'Somebody')).rejects.toThrow(
    'token.wav: there is nothing to be heard in it\ngo.wav: it has 24 bits a sample: save it as 16-bit PCM\nlook.wav: it is missing',
  );
});

test.each([
  ['an empty file', Buffer.alloc(0), 'it is no WAV file'],
  ['a picture', Buffer.from('\u0089PNG and so on and on'), 'it is no WAV file'],
  ['a file without sound', aWave().subarray(0, 48), 'it holds no sound'],
])('%s is refused with a reason', (_, bytes, reason) => {
  expect(() => readWave(bytes)).toThrow(reason);
});
