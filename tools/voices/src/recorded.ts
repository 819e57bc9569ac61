import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Language } from '../../../packages/widgets/src/locales/languages.ts';
import { clipNames } from '../../../packages/widgets/src/voice/call-phrases.ts';
import type { Recording } from './engine.ts';
import { prepared } from './engine.ts';
import type { Pack } from './pack.ts';
import { packOf } from './pack.ts';
import { SCRIPTS } from './scripts.ts';
import { readWave } from './wave-file.ts';

/** What to record for a language, as a table: the file's name, and the line to say into it. */
export function recordingList(language: Language): string {
  const lines = SCRIPTS.find((script) => script.language === language)?.lines ?? {};
  const rows = clipNames(language).map((name) => [`${name}.wav`, lines[name] ?? '']);
  return [['file', 'say'], ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

/**
 * Makes a pack of a person's recordings: WAV files with the names of the list, trimmed and brought to one loudness.
 *
 * @param speaker - who speaks, for the manifest.
 * @throws Error that names every file that is missing or cannot be read.
 */
export async function packRecordings(folder: string, language: Language, speaker: string): Promise<Pack> {
  const recordings = new Map<string, Recording>();
  const troubles: string[] = [];
  for (const name of clipNames(language)) {
    const file = path.join(folder, `${name}.wav`);
    try {
      if (!existsSync(file)) throw new Error('it is missing');
      recordings.set(name, prepared(readWave(readFileSync(file))));
    } catch (error) {
      troubles.push(`${name}.wav: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (troubles.length > 0) throw new Error(troubles.join('\n'));
  return packOf({ language, voice: { name: speaker } }, recordings);
}

function quoted(cell: string): string {
  return /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
