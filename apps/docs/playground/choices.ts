import { showsQueue } from './samples.ts';

/** A size to look at an element in; a width of null is the page's own. */
export interface Viewport {
  readonly name: string;
  readonly widthPx: number | null;
  readonly heightPx: number;
}

/** Sizes to look at an element in. */
export const VIEWPORTS: readonly [Viewport, ...Viewport[]] = [
  { name: 'Page', widthPx: null, heightPx: 640 },
  { name: 'Small phone, 320', widthPx: 320, heightPx: 640 },
  { name: 'Phone, 390', widthPx: 390, heightPx: 780 },
  { name: 'Screen, 1080p', widthPx: 1920, heightPx: 1080 },
  { name: 'Screen, 4K', widthPx: 3840, heightPx: 2160 },
  { name: 'Screen, portrait', widthPx: 1080, heightPx: 1920 },
];

/** Languages the elements speak, by their own names. */
export const LANGUAGES: readonly (readonly [tag: string, name: string])[] = [
  ['en', 'English'],
  ['hi', 'हिन्दी'],
  ['ta', 'தமிழ்'],
  ['es', 'Español'],
  ['ar', 'العربية'],
];

/** Which way a page in a language runs. */
export function directionOf(language: string): string {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** A brand's custom property with the elements' own value. */
export interface BrandProperty {
  readonly name: string;
  readonly label: string;
  readonly kind: 'colour' | 'length' | 'text';
  readonly own: string;
}

/** A hospital's brand in five custom properties. */
export const BRAND: readonly BrandProperty[] = [
  { name: '--carequeue-color-accent', label: 'Accent', kind: 'colour', own: '#0a5a70' },
  { name: '--carequeue-color-called', label: 'Call', kind: 'colour', own: '#0b6647' },
  { name: '--carequeue-color-page', label: 'Page', kind: 'colour', own: '#f3f6f7' },
  { name: '--carequeue-radius', label: 'Roundness', kind: 'length', own: '14px' },
  { name: '--carequeue-font', label: 'Typeface', kind: 'text', own: '' },
];

/** Everything that is chosen on the playground. */
export interface Choices {
  readonly tag: string;
  readonly baseUrl: string;
  readonly publishableKey: string;
  readonly department: string;
  readonly language: string;
  /** Empty follows the language. */
  readonly direction: string;
  readonly viewport: Viewport;
  /** The attributes of the element, by name; an empty text is not set. */
  readonly attributes: Readonly<Record<string, string | boolean>>;
  /** By custom property. */
  readonly brand: Readonly<Record<string, string>>;
}

/** The attributes that stand on the element, in the order in which a snippet writes them. */
export function attributesOf(choices: Choices): ReadonlyMap<string, string | true> {
  const { tag, publishableKey, department, language, attributes } = choices;
  const own = Object.entries(attributes).filter(([, value]) => value !== '' && value !== false);
  return new Map<string, string | true>([
    ...(showsQueue(tag)
      ? ([
          ['publishable-key', publishableKey],
          ['department', department],
        ] as const)
      : []),
    ...(language === 'en' ? [] : [['lang', language] as const]),
    ...own.map(([name, value]) => [name, value === true ? true : String(value)] as const),
  ]);
}

/** The custom properties that differ from the elements' own. */
export function brandOf(choices: Choices): ReadonlyMap<string, string> {
  return new Map(
    BRAND.flatMap(({ name, own }) => {
      const value = choices.brand[name] ?? own;
      return value === own || value === '' ? [] : [[name, value] as const];
    }),
  );
}
