import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ASHA, LAGO, textsOf } from './content/brands.ts';
import type { Brand, Edition } from './content/words.ts';
import type { EmbeddedScript, SiteDemo, SiteDepartment, SiteHospital } from './site-demo.ts';
import type { Values } from './template.ts';
import { fill } from './template.ts';

/** A hospital's website in one language, with the hospital that it is of. */
export interface Website {
  readonly brand: Brand;
  readonly edition: Edition;
  readonly hospital: SiteHospital;
  readonly script: EmbeddedScript;
}

const PAGES = path.join(import.meta.dirname, 'pages');

/** Every website of the sample: hospitals times their languages. */
export function websitesOf(demo: SiteDemo, script: EmbeddedScript): readonly Website[] {
  const { otherHospital } = demo;
  const websites = (brand: Brand, hospital: SiteHospital) =>
    brand.editions.map((edition): Website => ({ brand, edition, hospital, script }));
  return [...websites(ASHA, demo), ...(otherHospital === undefined ? [] : websites(LAGO, otherHospital))];
}

/** The website that an address belongs to: that with the longest prefix of it. */
export function websiteAt(websites: readonly Website[], pathname: string): Website | null {
  const within = websites.filter(({ edition: { prefix } }) => pathname === prefix || pathname.startsWith(`${prefix}/`));
  return within.sort((one, other) => other.edition.prefix.length - one.edition.prefix.length)[0] ?? null;
}

/** A page of a website; null where there is none at this address. */
export function pageAt(website: Website, url: URL): string | null {
  const route = url.pathname.slice(website.edition.prefix.length) || '/';
  const write = (name: string, department?: SiteDepartment) => writePage(website, { name, url, department });
  if (['/', '/departments', '/doctors'].includes(route)) return write(route === '/' ? 'home' : route.slice(1));
  if (route === '/ticket') {
    const department = departmentOf(website.hospital, url.searchParams.get('department') ?? '');
    return department === null ? write('choose') : write('ticket', department);
  }
  const [, name, code] = /^\/(departments|board)\/([\w-]+)$/.exec(route) ?? [];
  const department = departmentOf(website.hospital, code ?? '');
  if (department === null) return null;
  return write(name === 'board' ? 'board' : 'department', department);
}

/** The page that says that there is none. */
export function notFoundPage(website: Website, url: URL): string {
  return writePage(website, { name: 'not-found', url });
}

/** The department of a hospital by the prefix of its tokens, in either case. */
export function departmentOf({ departments }: SiteHospital, code: string): SiteDepartment | null {
  return departments.find((department) => department.code.toLowerCase() === code.toLowerCase()) ?? null;
}

interface PageToWrite {
  readonly name: string;
  readonly url: URL;
  readonly department?: SiteDepartment | undefined;
}

function writePage(website: Website, { name, url, department }: PageToWrite): string {
  return fill(template(website, `${name}.html`), {
    ...siteValues(website, url),
    ...Object.fromEntries(Object.entries(NAVIGATION).map(([at, value]) => [value, at === name ? 'page' : 'false'])),
    ...(department === undefined ? {} : { ...departmentValues(website, department), ...doctorValues(department, url) }),
  });
}

/** Whom a page's address names: a doctor of its department, or nobody. */
function doctorValues({ doctors = [] }: SiteDepartment, url: URL): Values {
  const doctor = doctors.find(({ id }) => id === url.searchParams.get('doctor'));
  // The element says whom the token is for: one that is held already may be for somebody else.
  return { doctorId: doctor?.id ?? '' };
}

/** The values by which the pages of the navigation say that they are shown. */
const NAVIGATION = { home: 'atHome', departments: 'atDepartments', doctors: 'atDoctors', choose: 'atChoose' };

/** Values of every page of a website. */
export function siteValues(website: Website, url: URL): Values {
  const { brand, edition, hospital, script } = website;
  const row = { scriptUrl: script.url, scriptIntegrity: script.integrity ?? '' };
  return {
    ...edition.words,
    language: edition.language,
    direction: edition.direction,
    prefix: edition.prefix,
    hospitalName: edition.hospitalName,
    theme: brand.theme,
    telephone: brand.telephone,
    telephoneLink: brand.telephone.replaceAll(' ', ''),
    publishableKey: hospital.publishableKey,
    oldBrowserUrl: new URL('/widgets/v1/old-browser.js', script.url).href,
    frozenScripts: script.integrity === null ? [] : [row],
    movingScripts: script.integrity === null ? [row] : [],
    languages: brand.editions.map((other) => languageRow(other, edition, url)),
    departmentRows: hospital.departments.map((department) => departmentValues(website, department)),
  };
}

function languageRow(other: Edition, shown: Edition, url: URL): Readonly<Record<string, string>> {
  const rest = url.pathname.slice(shown.prefix.length) || '/';
  return {
    otherLanguage: other.language,
    otherDirection: other.direction,
    otherName: other.languageName,
    otherAddress: other.prefix + rest + url.search,
    isShown: String(other === shown),
  };
}

/** Values of a page about one department. */
export function departmentValues({ edition }: Website, department: SiteDepartment): Readonly<Record<string, string>> {
  const texts = textsOf(edition, department);
  return {
    departmentId: department.id,
    departmentName: texts.name,
    departmentPath: department.code.toLowerCase(),
    departmentLead: texts.lead,
    departmentWhere: texts.where,
    departmentBring: texts.bring,
  };
}

/** A page's template with its parts put in: the brand's own file, else the one for all brands. */
export function template({ brand }: Pick<Website, 'brand'>, name: string): string {
  const own = path.join(PAGES, brand.key, name);
  const text = readFileSync(existsSync(own) ? own : path.join(PAGES, name), 'utf8');
  return text.replace(/<!-- part ([\w/-]+) -->/g, (_whole, part: string) => template({ brand }, `${part}.part.html`));
}
