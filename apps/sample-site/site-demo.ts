/** What a hospital's website has to know of its CareQueue account. */
export interface SiteHospital {
  readonly publishableKey: string;
  /** Stays in this server: the kiosk's tokens are taken with it. Without one there is no kiosk. */
  readonly secretKey?: string;
  readonly departments: readonly SiteDepartment[];
}

/** A department as the website knows it. */
export interface SiteDepartment {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** The name in other languages, by language tag. */
  readonly nameTranslations?: Readonly<Record<string, string>>;
  readonly doctors?: readonly { readonly id: string; readonly name: string }[];
}

/** The hospitals of the sample site; without a second one its pages are not there. */
export interface SiteDemo extends SiteHospital {
  readonly baseUrl: string;
  readonly otherHospital?: SiteHospital;
}

/** The script that the pages embed. */
export interface EmbeddedScript {
  readonly url: string;
  /** `sha384-…` of a frozen version's file, or null for the moving one. */
  readonly integrity: string | null;
}

/** The script that moves with CareQueue's versions. */
export function movingScript(baseUrl: string): EmbeddedScript {
  return { url: `${baseUrl}/widgets/v1/carequeue.js`, integrity: null };
}
