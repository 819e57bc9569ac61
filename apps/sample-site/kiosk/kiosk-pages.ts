import { randomUUID } from 'node:crypto';
import type { Website } from '../pages.ts';
import { departmentValues, siteValues, template } from '../pages.ts';
import type { SiteDepartment } from '../site-demo.ts';
import type { Values } from '../template.ts';
import { fill } from '../template.ts';
import type { KioskDevice } from './door.ts';
import type { DepartmentFacts, GivenToken } from './token-desk.ts';
import type { KioskLanguage, KioskProblem, KioskWords } from './words.ts';
import { KIOSK_LANGUAGES, KIOSK_WORDS, NEEDS } from './words.ts';

/** A kiosk's page: of which hospital, in which language. */
export interface KioskPage {
  readonly website: Website;
  readonly language: KioskLanguage;
  readonly url: URL;
}

/** The language that is asked for, or the hospital's own. */
export function kioskLanguage(asked: string | null, { edition }: Website): KioskLanguage {
  return KIOSK_LANGUAGES.find((language) => language === asked) ?? edition.language;
}

/** Where somebody chooses a department. */
export function departmentsPage(page: KioskPage): string {
  return write(page, 'departments', {});
}

/** Where somebody chooses a doctor and help, and takes the token. */
export function orderPage(page: KioskPage, department: SiteDepartment, { doctors }: DepartmentFacts): string {
  const words = KIOSK_WORDS[page.language];
  return write(page, 'order', {
    ...shownDepartment(page, department),
    // The page that comes back to be sent again gets the token it got.
    idempotencyKey: randomUUID(),
    doctorRows: doctors.map(({ id, name }) => ({ doctorId: id, doctorName: name })),
    doctorSections: doctors.length > 0 ? [{}] : [],
    needRows: NEEDS.map((need) => ({ need, needText: words.needs[need] })),
  });
}

/** A token, with its slip. */
export function tokenPage(
  page: KioskPage,
  department: SiteDepartment,
  given: { token: GivenToken; doctorName: string; timeZone: string; device: KioskDevice },
): string {
  const { token, doctorName, timeZone, device } = given;
  return write(page, 'token', {
    ...shownDepartment(page, department),
    ...{ code: token.code, issuedAt: token.issuedAt, link: token.link, doctorName, timeZone, paper: device.paper },
    ahead: token.ahead === null ? '' : String(token.ahead),
  });
}

/** Why there is no token, and what to do. */
export function problemPage(page: KioskPage, department: SiteDepartment, problem: KioskProblem): string {
  const problemText = KIOSK_WORDS[page.language].problems[problem];
  return write(page, 'problem', { ...shownDepartment(page, department), problemText });
}

/** What a device sees that was not let in. */
export function notSetUpPage(page: KioskPage): string {
  return write(page, 'not-set-up', {});
}

function write(page: KioskPage, name: string, values: Values): string {
  const { website, language, url } = page;
  const { needs: _needs, problems: _problems, ...words } = KIOSK_WORDS[language];
  const shown: Values = {
    ...siteValues(website, url),
    ...words,
    brand: website.brand.key,
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    home: `${website.edition.prefix}/kiosk`,
    hospitalName: editionOf(page).hospitalName,
    kioskLanguages: KIOSK_LANGUAGES.map((other) => languageRow(other, language, url.pathname)),
    departmentRows: website.hospital.departments.map((department) => shownDepartment(page, department)),
    ...values,
  };
  return fill(template(website, `kiosk/${name}.html`), shown);
}

function languageRow(other: KioskLanguage, shown: KioskLanguage, pathname: string): Readonly<Record<string, string>> {
  const { languageName }: KioskWords = KIOSK_WORDS[other];
  return {
    ...{ otherLanguage: other, otherName: languageName, otherAddress: `${pathname}?lang=${other}` },
    otherDirection: other === 'ar' ? 'rtl' : 'ltr',
    isShown: String(other === shown),
  };
}

/** The hospital's website in the kiosk's language where it has one, else in its own. */
function editionOf({ website, language }: KioskPage) {
  return website.brand.editions.find((edition) => edition.language === language) ?? website.edition;
}

function shownDepartment(page: KioskPage, department: SiteDepartment): Readonly<Record<string, string>> {
  return departmentValues({ ...page.website, edition: editionOf(page) }, department);
}
