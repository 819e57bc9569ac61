import type { SiteDepartment, SiteHospital } from '../site-demo.ts';
import type { KioskProblem, Need, ShownBy } from './words.ts';

const PATIENCE_MS = 8000;

/** What somebody chose at a kiosk. */
export interface Wish {
  readonly departmentId: string;
  readonly language: string;
  readonly doctorId: string | null;
  readonly needs: readonly Need[];
  /** The patient's name, and whether it may be shown on the department's screen; null where none was given. */
  readonly name: { readonly text: string; readonly isShown: boolean } | null;
  /** The same for a repeat, which then gets the same token. */
  readonly idempotencyKey: string;
}

/** A token that was given. */
export interface GivenToken {
  readonly code: string;
  readonly issuedAt: string;
  /** Where a phone follows it. */
  readonly link: string;
  /** How many are called before it; null where it is not known. */
  readonly ahead: number | null;
}

/** A doctor, and his days away: local dates, both of them included. */
export interface KioskDoctor {
  readonly id: string;
  readonly name: string;
  readonly leave: readonly { readonly from: string; readonly until: string }[];
}

/** A department as the API tells of it. */
export interface DepartmentFacts {
  readonly timeZone: string;
  /** Why it gives no token now; null where it may give one. */
  readonly problem: KioskProblem | null;
  /** By what it shows patients who agree to it; null where everybody is shown by the code. */
  readonly shownBy: ShownBy | null;
  /** Those who are not away today. How each of them stands is told by the page's elements. */
  readonly doctors: readonly KioskDoctor[];
}

/**
 * The hospital's own server before CareQueue's API. It reads the code of the site with the hospital's secret key, which
 * never leaves this server, and takes tokens as the visitors of its own site do: what the department decided for visitors
 * (a pause, its quotas, its hours) holds at the kiosk too, and nobody's address is counted.
 */
export class TokenDesk {
  readonly #baseUrl: string;
  readonly #hospital: SiteHospital;
  readonly #secretKey: string;
  readonly #siteOrigin: string;

  constructor(
    baseUrl: string,
    hospital: SiteHospital,
    { secretKey, siteOrigin }: { secretKey: string; siteOrigin: string },
  ) {
    this.#baseUrl = baseUrl;
    this.#hospital = hospital;
    this.#secretKey = secretKey;
    this.#siteOrigin = siteOrigin;
  }

  /** Reads what a department's pages at the kiosk need. */
  async facts({ id }: SiteDepartment): Promise<DepartmentFacts> {
    const paths = ['', '/doctors', '/queue'].map((part) => `/v1/departments/${id}${part}`);
    const [department, doctors, queue] = await Promise.all(paths.map((path) => this.#ask('GET', path)));
    // The department's own day, which may begin at another time than midnight.
    const today = textOf(queue?.body.serviceDay);
    const listed = Array.isArray(doctors?.body.data) ? doctors.body.data : [];
    return {
      timeZone: textOf(department?.body.timeZone),
      problem: PROBLEMS[`department_${textOf(queue?.body.state)}`] ?? (queue?.isOk ? null : 'desk'),
      shownBy: shownByOf(queue?.body.department),
      doctors: listed.filter(isDoctor).filter(({ leave }) => !leave.some((days) => isAmong(today, days))),
    };
  }

  /** Takes a token. */
  async take(wish: Wish): Promise<{ token: GivenToken } | { problem: KioskProblem }> {
    const { departmentId, language, doctorId, needs, name, idempotencyKey } = wish;
    const code = await this.#ask('GET', `/v1/departments/${departmentId}/queue/join-code`);
    const issued = await this.#ask('POST', `/v1/departments/${departmentId}/tickets`, {
      key: this.#hospital.publishableKey,
      idempotencyKey,
      body: {
        ...{ language, needs, source: 'kiosk', presence: 'on-site', joinCode: textOf(code.body.code) },
        ...(doctorId === null ? {} : { doctorId }),
        ...(name === null ? {} : { patient: { name: name.text }, showName: name.isShown }),
      },
    });
    if (!issued.isOk) return { problem: PROBLEMS[textOf(issued.body.code)] ?? 'desk' };
    const { id, code: token, issuedAt, url } = issued.body;
    return {
      token: {
        ...{ code: textOf(token), issuedAt: textOf(issuedAt), link: textOf(url) },
        ahead: await this.#ahead(departmentId, textOf(id)),
      },
    };
  }

  async #ahead(departmentId: string, ticketId: string): Promise<number | null> {
    const { body } = await this.#ask('GET', `/v1/departments/${departmentId}/tickets/${ticketId}`);
    const place = body.place;
    const position = typeof place === 'object' && place !== null && 'position' in place ? place.position : null;
    return typeof position === 'number' ? position - 1 : null;
  }

  async #ask(
    method: string,
    path: string,
    sent?: { key: string; idempotencyKey: string; body: object },
  ): Promise<Answer> {
    try {
      const response = await fetch(this.#baseUrl + path, {
        method,
        signal: AbortSignal.timeout(PATIENCE_MS),
        headers: {
          authorization: `Bearer ${sent?.key ?? this.#secretKey}`,
          ...(sent === undefined
            ? {}
            : { 'content-type': 'application/json', 'idempotency-key': sent.idempotencyKey, origin: this.#siteOrigin }),
        },
        ...(sent === undefined ? {} : { body: JSON.stringify(sent.body) }),
      });
      const body: unknown = await response.json();
      return { isOk: response.ok, body: isRecord(body) ? body : {} };
    } catch {
      // Whatever is the matter with the line, somebody at the desk can help.
      return { isOk: false, body: {} };
    }
  }
}

interface Answer {
  readonly isOk: boolean;
  readonly body: Readonly<Record<string, unknown>>;
}

const PROBLEMS: Readonly<Record<string, KioskProblem>> = {
  department_closed: 'closed',
  session_over: 'closed',
  department_paused: 'paused',
  department_full: 'full',
  session_full: 'full',
  rate_limited: 'busy',
};

function shownByOf(department: unknown): ShownBy | null {
  const mode = isRecord(department) ? department.labelMode : null;
  return mode === 'initials' || mode === 'name' ? mode : null;
}

function isAmong(day: string, { from, until }: KioskDoctor['leave'][number]): boolean {
  return from <= day && day <= until;
}

function isDoctor(value: unknown): value is KioskDoctor {
  return (
    isRecord(value) && typeof value.id === 'string' && typeof value.name === 'string' && Array.isArray(value.leave)
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
