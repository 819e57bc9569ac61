import { randomUUID } from 'node:crypto';
import type { Website } from '../pages.ts';
import { departmentValues, siteValues, template } from '../pages.ts';
import type { SiteDepartment } from '../site-demo.ts';
import type { Values } from '../template.ts';
import { fill } from '../template.ts';
import type { KioskDevice } from './door.ts';
import type { DepartmentFacts, GivenToken, KioskDoctor } from './token-desk.ts';
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

/** What a page's address says of somebody who takes whichever doctor is free first. */
export const ANY_DOCTOR = 'any';

/** Where somebody chooses a department: all of them, or the one the device stands at. */
export function departmentsPage(page: KioskPage, { only }: KioskDevice): string {
  const { departments } = page.website.hospital;
  const shown = departments.filter(({ code }) => only === null || code.toLowerCase() === only.toLowerCase());
  const { title, chooseDepartment } = KIOSK_WORDS[page.language];
  return write(page, 'departments', {
    question: shown.length === 1 ? title : chooseDepartment,
    departmentRows: shown.map((department) => shownDepartment(page, department)),
  });
}

/** Where somebody chooses a doctor; how each of them stands is told by the page's elements. */
export function doctorsPage(page: KioskPage, department: SiteDepartment): string {
  return write(page, 'doctors', { ...shownDepartment(page, department), anyDoctorKey: ANY_DOCTOR });
}

/** Where somebody asks for help, and takes the token. */
export function orderPage(
  page: KioskPage,
  department: SiteDepartment,
  { facts, doctor }: { readonly facts: DepartmentFacts; readonly doctor: KioskDoctor | undefined },
): string {
  const { needs, shown } = KIOSK_WORDS[page.language];
  const { shownBy } = facts;
  const isChoice = facts.doctors.length > 1;
  return write(page, 'order', {
    ...shownDepartment(page, department),
    // The page that comes back to be sent again gets the token it got.
    idempotencyKey: randomUUID(),
    doctorId: doctor?.id ?? '',
    chosenDoctors: doctor === undefined ? [] : [{ doctorName: doctor.name }],
    backAddress: `${homeOf(page)}${isChoice ? `/${department.code.toLowerCase()}` : ''}?lang=${page.language}`,
    needRows: NEEDS.map((need) => ({ need, needText: needs[need] })),
    shownSections:
      shownBy === null ? [] : [{ shownName: shown.name, shownAsk: shown.ask[shownBy], shownHint: shown.hint }],
    ...(shownBy === null ? {} : { private: shown.privacy }),
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
  const { departmentPath = '', ...shown } = shownDepartment(page, department);
  const backAddress = `${homeOf(page)}${problem === 'doctor' ? `/${departmentPath}` : ''}?lang=${page.language}`;
  return write(page, 'problem', { ...shown, departmentPath, problemText, backAddress });
}

/** What a device sees that was not let in. */
export function notSetUpPage(page: KioskPage): string {
  return write(page, 'not-set-up', {});
}

function write(page: KioskPage, name: string, values: Values): string {
  const { website, language, url } = page;
  const { needs: _needs, problems: _problems, shown: _shown, ...words } = KIOSK_WORDS[language];
  const shown: Values = {
    ...siteValues(website, url),
    ...words,
    brand: website.brand.key,
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    home: homeOf(page),
    hospitalName: editionOf(page).hospitalName,
    kioskLanguages: KIOSK_LANGUAGES.map((other) => languageRow(other, language, url)),
    ...values,
  };
  return fill(template(website, `kiosk/${name}.html`), shown);
}

/** Where the kiosk starts anew. */
function homeOf({ website }: KioskPage): string {
  return `${website.edition.prefix}/kiosk`;
}

function languageRow(other: KioskLanguage, shown: KioskLanguage, url: URL): Readonly<Record<string, string>> {
  const { languageName }: KioskWords = KIOSK_WORDS[other];
  const asked = new URLSearchParams(url.searchParams);
  asked.set('lang', other);
  return {
    ...{ otherLanguage: other, otherName: languageName, otherAddress: `${url.pathname}?${asked}` },
    otherDirection: other === 'ar' ? 'rtl' : 'ltr',
    isShown: String(other === shown),
  };
}

/** The hospital's website in the kiosk's language where it has one, else in its own. */
function editionOf({ website, language }: KioskPage) {
  return website.brand.editions.find((edition) => edition.language === language) ?? website.edition;
}

function shownDepartment(page: KioskPage, department: SiteDepartment): Readonly<Record<string, string>> {
  const values = departmentValues({ ...page.website, edition: editionOf(page) }, department);
  const translated = department.nameTranslations?.[page.language];
  return translated === undefined ? values : { ...values, departmentName: translated };
}
