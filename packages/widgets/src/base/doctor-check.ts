import type { VisitorOptions } from '@carequeue/sdk/live';
import { idsOf } from '../duty/ids.ts';

type Platform = Pick<VisitorOptions, 'fetch'>;

/** What of an element tells whose doctor is meant. */
export interface DoctorsElement extends HTMLElement {
  readonly publishableKey: string;
  readonly department: string;
  readonly doctor?: string;
  readonly platform: Platform;
}

/** Who is none of them today may be one tomorrow, and a screen stands for months. */
const AGAIN_MS = 15 * 60_000;
/** Nobody is waiting for it: what an element shows goes on without the network by itself. */
const LOST_MS = 30_000;

/**
 * Finds out whether a doctor is one of the departments an element shows, and again as long as he is not.
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
  tell: (isStranger: boolean) => void,
): Promise<void> {
  const again = (): void => {
    if (isMeant()) void checkDoctor(element, doctor, address, isMeant, tell);
  };
  try {
    const ids = idsOf(element.department);
    const found = await Promise.all(ids.map((id) => isOneOf(element, doctor, `${address}/v1/departments/${id}`)));
    if (!isMeant()) return;
    const isStranger = ids.length > 0 && found.every((one) => one === false);
    tell(isStranger);
    if (isStranger) setTimeout(again, AGAIN_MS);
  } catch {
    // The network is away.
    setTimeout(again, LOST_MS);
  }
}

/** Whether a department has the doctor, on its list or in its queue; null where it does not say. */
async function isOneOf(element: DoctorsElement, doctor: string, address: string): Promise<boolean | null> {
  for (const path of ['/doctors', '/queue']) {
    const response = await ask(element, address + path);
    if (response.status >= 500) throw new Error('The answer is lost.');
    if (response.status !== 200) return null;
    if ((await response.text()).includes(JSON.stringify(doctor))) return true;
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
