import type { PageLanguage } from '../language.ts';

/** What is most urgent of one token among several, as the tab's title says it. */
export interface CallWords {
  go(to: { readonly code: string; readonly point: string }): string;
  /** Somebody comes for the patient. */
  stay(code: string): string;
  missed(code: string): string;
}

/** They are fetched where there are several tokens, and so are apart from the page's own words. */
export const CALL_WORDS: Readonly<Record<PageLanguage, CallWords>> = {
  en: {
    go: ({ code, point }) => `${code}: go to ${point}`,
    stay: (code) => `${code}: stay where you are`,
    missed: (code) => `${code}: missed`,
  },
  hi: {
    go: ({ code, point }) => `${code}: ${point} पर जाएँ`,
    stay: (code) => `${code}: कृपया वहीं रहें`,
    missed: (code) => `${code}: बुलावा छूट गया`,
  },
  ta: {
    go: ({ code, point }) => `${code} · செல்லவும்: ${point}`,
    stay: (code) => `${code} · இருக்கும் இடத்திலேயே இருங்கள்`,
    missed: (code) => `${code} · அழைத்தோம், வரவில்லை`,
  },
  es: {
    go: ({ code, point }) => `${code} · pase ahora: ${point}`,
    stay: (code) => `${code} · quédese donde está`,
    missed: (code) => `${code} · le llamamos y no vino`,
  },
  ar: {
    go: ({ code, point }) => `\u2068${code}\u2069: توجّه إلى \u2068${point}\u2069`,
    stay: (code) => `\u2068${code}\u2069: يُرجى البقاء في مكانك`,
    missed: (code) => `\u2068${code}\u2069: نودي ولم تحضر`,
  },
};
