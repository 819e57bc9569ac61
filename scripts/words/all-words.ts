import { globSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../product/settings.ts';

/** Languages that words are written in. */
export const TAGS = ['en', 'hi', 'ta', 'es', 'ar'] as const;
/** A language that words are written in. */
export type Tag = (typeof TAGS)[number];

/** A sentence as it is written, or what makes it of what it takes. */
export interface Sentence {
  /** The file it stands in, from the repository's root. */
  readonly file: string;
  readonly tag: Tag;
  /** Where it stands among the file's words: `ticket.place.ahead`. */
  readonly key: string;
  readonly says: string | ((...given: readonly unknown[]) => unknown);
}

/** Files that hold one language's words each, by how their paths name it. */
const BY_FILE = [
  /^packages\/widgets\/src\/locales\/([a-z]{2})\/[a-z-]+\.ts$/u,
  /^apps\/patient\/src\/words\/([a-z]{2})\.ts$/u,
];
/** Made with the words and no sentences: what languages' words are called, and what puts a count into its form. */
const NO_SENTENCES = /(^|\.)(tag|plural|language|direction|prefix|languageName)$/u;

/** Reads every sentence that is shown to a patient by elements, the patient's page, the kiosk and the sample sites. */
export async function allSentences(): Promise<readonly Sentence[]> {
  const files = globSync(['packages/widgets/src/locales/*/*.ts', 'apps/patient/src/words/*.ts'], { cwd: ROOT });
  const ofFiles = files.map(async (file) => {
    const tag = BY_FILE.map((pattern) => pattern.exec(file)?.[1]).find(isTag);
    return tag === undefined ? [] : sentencesOf(await exportsOf(file), { file, tag, key: '' });
  });
  const editions = globSync('apps/sample-site/content/*.ts', { cwd: ROOT }).map(async (file) =>
    Object.values(await exportsOf(file)).flatMap((edition) => {
      const { language: tag } = isTree(edition) ? edition : {};
      return isTag(tag) ? sentencesOf(edition, { file, tag, key: '' }) : [];
    }),
  );
  return (await Promise.all([...ofFiles, ...editions, kioskSentences()])).flat();
}

async function kioskSentences(): Promise<readonly Sentence[]> {
  const file = 'apps/sample-site/kiosk/words.ts';
  const { KIOSK_WORDS: byTag } = await exportsOf(file);
  return TAGS.flatMap((tag) => sentencesOf(isTree(byTag) ? byTag[tag] : undefined, { file, tag, key: '' }));
}

async function exportsOf(file: string): Promise<Readonly<Record<string, unknown>>> {
  const exported: unknown = await import(path.join(ROOT, file));
  return isTree(exported) ? exported : {};
}

function sentencesOf(words: unknown, at: Omit<Sentence, 'says'>): readonly Sentence[] {
  if (NO_SENTENCES.test(at.key)) return [];
  if (typeof words === 'string') return [{ ...at, says: words }];
  if (typeof words === 'function') return [{ ...at, says: (...given) => Reflect.apply(words, undefined, given) }];
  if (!isTree(words)) return [];
  return Object.entries(words).flatMap(([key, value]) =>
    sentencesOf(value, { ...at, key: at.key === '' ? key : `${at.key}.${key}` }),
  );
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isTag(text: unknown): text is Tag {
  return TAGS.some((tag) => tag === text);
}
