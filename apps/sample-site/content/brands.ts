import { ashaEnglish } from './asha-english.ts';
import { ashaHindi } from './asha-hindi.ts';
import { lagoArabic } from './lago-arabic.ts';
import { lagoSpanish } from './lago-spanish.ts';
import type { Brand, DepartmentText, Edition } from './words.ts';

/** The hospital at the site's root. */
export const ASHA: Brand = {
  key: 'asha',
  telephone: '+91 20 5550 0140',
  theme: '',
  editions: [ashaEnglish, ashaHindi],
};

/** The second hospital, with another look and other languages. */
export const LAGO: Brand = {
  key: 'lago',
  telephone: '+34 910 550 140',
  theme: 'light',
  editions: [lagoSpanish, lagoArabic],
};

/** What an edition tells about a department; one it does not know is described in general. */
export function textsOf(edition: Edition, department: { code: string; name: string }): Required<DepartmentText> {
  const texts = new Map(Object.entries(edition.departments)).get(department.code) ?? edition.otherDepartment;
  return { name: department.name, ...texts };
}
