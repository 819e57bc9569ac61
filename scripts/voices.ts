import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Language } from '../packages/widgets/src/locales/languages.ts';
import { LANGUAGES } from '../packages/widgets/src/locales/languages.ts';
import { buildVoices, writePack } from '../tools/voices/src/build.ts';
import { packRecordings, recordingList } from '../tools/voices/src/recorded.ts';
import { runScript } from './product/lifetime.ts';
import { Explained } from './product/settings.ts';

// The voices that calls are spoken in:
//
//     npm run voices -- --out folder                                    CareQueue's own packs, all languages
//     npm run voices -- --list hi > hi.csv                              what to record for a pack of one's own
//     npm run voices -- --pack hi --recordings folder --speaker "Sister Asha" --out folder

function readLanguage(text: string): Language {
  const language = LANGUAGES.find((one) => one === text);
  if (language === undefined) throw new Explained(`"${text}" is none of the languages: ${LANGUAGES.join(', ')}.`);
  return language;
}

function needed(name: string, value: string | undefined): string {
  if (value === undefined || value === '')
    throw new Explained(`--${name} is missing; apps/docs/guides/voice.md explains.`);
  return value;
}

async function pack(
  language: Language,
  folder: string,
  speaker: string,
): Promise<Awaited<ReturnType<typeof packRecordings>>> {
  if (!existsSync(folder)) throw new Explained(`There is no folder ${folder}.`);
  try {
    return await packRecordings(folder, language, speaker);
  } catch (error) {
    throw new Explained(`These recordings cannot be used:\n${error instanceof Error ? error.message : String(error)}`);
  }
}

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      list: { type: 'string' },
      pack: { type: 'string' },
      recordings: { type: 'string' },
      speaker: { type: 'string' },
      out: { type: 'string' },
    },
  });
  if (values.list !== undefined) {
    // Spreadsheets take a file for UTF-8 when it begins with this mark.
    process.stdout.write(`\ufeff${recordingList(readLanguage(values.list))}`);
    return;
  }
  const out = path.resolve(needed('out', values.out));
  if (values.pack === undefined) {
    await buildVoices(out);
  } else {
    const language = readLanguage(values.pack);
    const recordings = path.resolve(needed('recordings', values.recordings));
    writePack(path.join(out, language), await pack(language, recordings, needed('speaker', values.speaker)));
  }
  process.stdout.write(`Written: ${out}\n`);
});
