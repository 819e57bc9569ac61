import type { DemoDepartment } from '../product/demo.ts';

/** What opens the development-only routes of a started product. */
export interface DevelopmentAccess {
  readonly baseUrl: string;
  readonly developmentToken: string;
}

/** A department made for one trial, in a hospital of its own. */
export interface TrialDepartment {
  readonly hospitalId: string;
  readonly publishableKey: string;
  readonly secretKey: string;
  readonly department: DemoDepartment;
}

/** What a trial's department is made of. */
export interface TrialDepartmentRequest {
  readonly name: string;
  readonly code: string;
  /** IANA zone. */
  readonly timeZone: string;
  /** By name, or with the doctor who staffs it: his name, or his place in `doctors`. */
  readonly points: readonly (string | { readonly name: string; readonly doctor: string | number })[];
  readonly doctors?: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly origins?: readonly string[];
}

/** A department's tickets in its object and in D1, as the development-only route shows them. */
export interface Audit {
  readonly seq: number;
  readonly projectedSeq: number;
  readonly tickets: readonly Readonly<Record<string, unknown>>[];
  readonly visits: readonly Readonly<Record<string, unknown>>[];
}

/** Makes a department with keys of its own. */
export function createDepartment(access: DevelopmentAccess, request: TrialDepartmentRequest): Promise<TrialDepartment> {
  return ask(access, 'POST', '/development/departments', request);
}

/** Reads every ticket of a department from its object and from D1. */
export function readAudit(access: DevelopmentAccess, departmentId: string): Promise<Audit> {
  return ask(access, 'GET', `/development/departments/${departmentId}/audit`);
}

/** Ends the keys of a kind of the department's hospital; the department hears of it before this resolves. */
export async function revokeKeys(
  access: DevelopmentAccess,
  departmentId: string,
  kind: 'publishable' | 'secret',
): Promise<void> {
  await ask(access, 'PUT', `/development/departments/${departmentId}/revoked-keys`, { kind });
}

/** Sets a department's clock to an instant, or back to real time with null. */
export async function setClock(access: DevelopmentAccess, departmentId: string, now: string | null): Promise<void> {
  await ask(access, 'PUT', `/development/departments/${departmentId}/clock`, { now });
}

async function ask<T>(access: DevelopmentAccess, method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(access.baseUrl + path, {
    method,
    headers: {
      authorization: `Bearer ${access.developmentToken}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  return JSON.parse(text === '' ? 'null' : text);
}
