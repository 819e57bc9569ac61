import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { clipNames } from '../../../packages/widgets/src/voice/call-phrases.ts';
import { ENGINE, loadSpeaker } from './engine.ts';
import type { Pack } from './pack.ts';
import { packOf } from './pack.ts';
import type { VoiceScript } from './script.ts';
import { SCRIPTS } from './scripts.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const CACHE = path.join(ROOT, 'node_modules/.cache/voices');
const HERE = import.meta.dirname;
/** Besides the scripts' own lines, what decides how a pack sounds. */
const SOURCES = ['engine.ts', 'pack.ts'];

/** Writes a pack into a language's folder. */
export function writePack(folder: string, { manifest, sound }: Pack): void {
  mkdirSync(path.join(folder, 'sound'), { recursive: true });
  writeFileSync(path.join(folder, manifest.sound), sound);
  writeFileSync(path.join(folder, 'pack.json'), `${JSON.stringify(manifest)}\n`);
}

/**
 * Makes the voice packs of all languages, unless these very ones were made before.
 *
 * @returns the folder that holds a folder for each language; nobody may change what is in it.
 */
export async function makeVoices(): Promise<string> {
  const made = path.join(CACHE, sourcesHash());
  if (!existsSync(made)) await speakAll(made);
  return made;
}

/** Copies the voice packs of all languages to `folder`, in place of what was there; makes them where they are not. */
export async function buildVoices(folder: string): Promise<void> {
  const made = await makeVoices();
  rmSync(folder, { recursive: true, force: true });
  cpSync(made, folder, { recursive: true });
}

async function speakAll(made: string): Promise<void> {
  const unfinished = `${made}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  const speak = await loadSpeaker();
  for (const script of SCRIPTS) {
    const recordings = new Map(clipNames(script.language).map((name) => [name, speak(script, name)]));
    const { name, version, licence } = ENGINE;
    const voice = { name, version: `${ENGINE.package} ${version}`, voice: script.voice, licence };
    writePack(path.join(unfinished, script.language), await packOf({ language: script.language, voice }, recordings));
  }
  // Whole or not at all: a build that is interrupted leaves nothing that looks finished.
  try {
    renameSync(unfinished, made);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another process made the same ones meanwhile.
    if (!existsSync(made)) throw error;
  }
}

function sourcesHash(): string {
  const hash = createHash('sha256').update(JSON.stringify(ENGINE));
  for (const file of SOURCES) hash.update(readFileSync(path.join(HERE, file)));
  for (const script of SCRIPTS) hash.update(JSON.stringify([script, spelledLines(script), clipNames(script.language)]));
  return hash.digest('hex').slice(0, 16);
}

function spelledLines({ lines, spelledOut }: VoiceScript): readonly string[] {
  return Object.values(lines).map((line) => spelledOut?.(line) ?? line);
}
