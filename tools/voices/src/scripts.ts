import type { VoiceScript } from './script.ts';
import { arabic } from './scripts/arabic.ts';
import { english } from './scripts/english.ts';
import { hindi } from './scripts/hindi.ts';
import { spanish } from './scripts/spanish.ts';
import { tamil } from './scripts/tamil.ts';

/** What is recorded, language by language. */
export const SCRIPTS: readonly VoiceScript[] = [english, hindi, tamil, spanish, arabic];
