import type { Language } from '../locales/languages.ts';
import type { CallWords } from './call-phrases.ts';

interface Words {
  token(code: string): string;
  goTo(point: string): string;
  readonly look: string;
  /** Scripts a voice of the language reads. */
  readonly script: RegExp;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    token: (code) => `Token ${code}.`,
    goTo: (point) => `Please go to ${point}.`,
    look: 'Please look at the screen.',
    script: /^[\p{Script=Latin}\P{L}]*$/u,
  },
  hi: {
    token: (code) => `टोकन नंबर ${code}।`,
    goTo: (point) => `कृपया ${point} पर आइए।`,
    look: 'कृपया स्क्रीन देखिए।',
    script: /^[\p{Script=Latin}\p{Script=Devanagari}\P{L}]*$/u,
  },
  ta: {
    token: (code) => `டோக்கன் எண் ${code}.`,
    goTo: (point) => `நீங்கள் செல்ல வேண்டிய இடம்: ${point}.`,
    look: 'தயவுசெய்து திரையைப் பாருங்கள்.',
    script: /^[\p{Script=Latin}\p{Script=Tamil}\P{L}]*$/u,
  },
  es: {
    token: (code) => `Turno ${code}.`,
    goTo: (point) => `Por favor, pase a: ${point}.`,
    look: 'Por favor, mire la pantalla.',
    script: /^[\p{Script=Latin}\P{L}]*$/u,
  },
  ar: {
    token: (code) => `الرقم ${code}.`,
    goTo: (point) => `يرجى التوجه إلى ${point}.`,
    look: 'يرجى النظر إلى الشاشة.',
    script: /^[\p{Script=Latin}\p{Script=Arabic}\P{L}]*$/u,
  },
};

/**
 * Writes a call as a sentence for a browser's voice. A place's name is said where a voice of the language can read it;
 * else the sentence asks to look at the screen.
 *
 * @example
 * callSentence('en', { code: 'CAR-123', pointName: 'Room 2' }) // 'Token C A R 123. Please go to Room 2.'
 */
export function callSentence(language: Language, { code, pointName }: CallWords): string {
  const words = WORDS[language];
  const token = words.token(spelled(code));
  const canRead = pointName !== '' && words.script.test(pointName);
  return `${token} ${canRead ? words.goTo(pointName) : words.look}`;
}

/** Letters apart, or an engine reads a word; the number whole. */
function spelled(code: string): string {
  const [, before = '', number = ''] = /^(.*?)(\d*)$/u.exec(code) ?? [];
  return [...Array.from(before).filter((sign) => /[\p{L}\p{N}]/u.test(sign)), number]
    .filter((part) => part !== '')
    .join(' ');
}
