import type { Doctor, VisitorOptions } from '@carequeue/sdk/live';
import type { LineView } from '../wait/wait-view.ts';
import { idsOf } from './ids.ts';

type Platform = Pick<VisitorOptions, 'fetch'>;

/** What of an element tells whose doctor is meant. */
export interface DoctorsElement extends HTMLElement {
  readonly publishableKey: string;
  readonly department: string;
  readonly doctor?: string;
  readonly platform: Platform;
  /** What decides the words of a line, which can say that he is on leave. */
  lineView?: LineView;
}

/** Who is none of them today may be one tomorrow, or on leave, and a screen stands for months. */
const AGAIN_MS = 15 * 60_000;
/** Nobody is waiting for it: what an element shows goes on without the network by itself. */
const LOST_MS = 30_000;

/**
 * Finds out whether a doctor is one of the departments an element shows, and what they tell of him; again as long as he is none of
 * theirs, and for a line, which tells of his leave, as long as it stands.
 *
 * @param address - where the API is.
 * @param isMeant - whether the element still stands in a page and is about that doctor.
 * @param tell - told each time: true where he is none of theirs, false where he is, or where nobody can say.
 */
export async function checkDoctor(
  element: DoctorsElement,
  doctor: string,
  address: string,
  isMeant: () => boolean,
  tell: (isStranger: boolean, facts: Doctor | null) => void,
): Promise<void> {
  const again = (): void => {
    if (isMeant()) void checkDoctor(element, doctor, address, isMeant, tell);
  };
  try {
    const ids = idsOf(element.department);
    const found = await Promise.all(ids.map((id) => isOneOf(element, doctor, `${address}/v1/departments/${id}`)));
    if (!isMeant()) return;
    const isStranger = ids.length > 0 && found.every((one) => one === false);
    const facts = found.find((one) => one !== null && typeof one === 'object') ?? null;
    tell(isStranger, facts);
    if (isStranger || element.lineView) setTimeout(again, AGAIN_MS);
  } catch {
    // The network is away.
    setTimeout(again, LOST_MS);
  }
}

/** What a department tells of the doctor on its list, or whether it has him in its queue; null where it does not say. */
async function isOneOf(element: DoctorsElement, doctor: string, address: string): Promise<Doctor | boolean | null> {
  for (const path of ['/doctors', '/queue']) {
    const response = await ask(element, address + path);
    if (response.status >= 500) throw new Error('The answer is lost.');
    if (response.status !== 200) return null;
    const text = await response.text();
    if (!text.includes(JSON.stringify(doctor))) continue;
    const { data = [] }: { readonly data?: readonly Doctor[] } = JSON.parse(text);
    return data.find(({ id }) => id === doctor) ?? true;
  }
  return false;
}

function ask(
  { platform, publishableKey }: DoctorsElement,
  address: string,
): ReturnType<NonNullable<Platform['fetch']>> {
  const { fetch = globalThis.fetch } = platform;
  const headers = { Accept: 'application/json', Authorization: `Bearer ${publishableKey}` };
  return fetch(address, { method: 'GET', headers, signal: new AbortController().signal });
}
