import type { SiteDepartment } from '../site-demo.ts';
import { ashaEnglish } from './asha-english.ts';
import { ashaHindi } from './asha-hindi.ts';
import { lagoArabic } from './lago-arabic.ts';
import { lagoSpanish } from './lago-spanish.ts';
import type { Brand, DepartmentText, Edition } from './words.ts';

/** The hospital at the site's root. */
export const ASHA: Brand = {
  key: 'asha',
  telephone: '+91 20 5550 0140',
  timeZone: 'Asia/Kolkata',
  theme: '',
  editions: [ashaEnglish, ashaHindi],
};

/** The second hospital, with another look and other languages. */
export const LAGO: Brand = {
  key: 'lago',
  telephone: '+34 910 550 140',
  timeZone: 'Europe/Madrid',
  theme: 'light',
  editions: [lagoSpanish, lagoArabic],
};

/** What an edition tells about a department, under its name in that language; one it does not know is described in general. */
export function textsOf(
  { language, departments, otherDepartment }: Edition,
  { code, name, nameTranslations = {} }: Pick<SiteDepartment, 'code' | 'name' | 'nameTranslations'>,
): DepartmentText & { readonly name: string } {
  const texts = new Map(Object.entries(departments)).get(code) ?? otherDepartment;
  return { name: nameTranslations[language] ?? name, ...texts };
}
