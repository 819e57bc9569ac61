import type { Doctor } from '@carequeue/sdk/live';
import type { ReactiveControllerHost } from 'lit';
import { lineOfDoctor } from '../wait/doctor-line.ts';
import type { DoctorsElement } from './doctor-check.ts';
import { checkDoctor } from './doctor-check.ts';

/** What of an element tells why it shows nothing. */
export interface AdvisedElement extends DoctorsElement {
  readonly baseUrl: string;
  /** Of a token that it was given; it needs no key then. */
  readonly credential?: string;
  /** Where its visitors are, as the page says it. */
  readonly presence?: string;
}

/** What an element cannot be asked from outside. */
export interface Surroundings {
  /** Where its script came from; null where nothing tells. */
  readonly scriptOrigin: string | null;
  /** It shows nothing without a department. */
  readonly needsDepartment: boolean;
  /** The page's. */
  readonly pageOrigin: string;
}

/** A mistake in a page: its code, what its developer does about it, and where more is told. */
export interface Advice {
  readonly code: string;
  readonly sentence: string;
  /** A page of the CareQueue host; null where that is not known. */
  readonly page: string | null;
}

// Frameworks set what an element needs one after another.
const PATIENCE_MS = 1_000;

const SLIP_CODE_MISSING = 'slip_code_missing';
const NOT_SET_UP = 'not_set_up';
/** What is told of an element whose doctor was looked for in vain; it shows nothing then, as if of him. */
const ASTRAY = '';
const DOCTOR_UNKNOWN = 'doctor_unknown';
const PRESENCE_UNKNOWN = 'presence_unknown';
const OF_THE_PAGE: readonly string[] = [NOT_SET_UP, SLIP_CODE_MISSING, PRESENCE_UNKNOWN];

function isAddress(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
}

/** What an element was not told, or told so that it cannot be used: code and sentence. */
function missing(element: AdvisedElement, { scriptOrigin, needsDepartment }: Surroundings): [string, string] | null {
  const { publishableKey, department, credential = '' } = element;
  const address = element.baseUrl || scriptOrigin;
  if (credential === '' && publishableKey === '') {
    return ['key_missing', 'it has no key. Give it publishable-key="cq_pk_…", the one of your hospital.'];
  }
  if (credential === '' && !/^[\w.-]+$/.test(publishableKey)) {
    return [
      'key_unusable',
      'its publishable-key holds what no key does. Copy the key again: letters, digits and _ only.',
    ];
  }
  if (address === null) {
    return ['address_missing', 'it does not know where CareQueue is. Give it base-url="https://…", your CareQueue.'];
  }
  if (!isAddress(address)) {
    return ['address_unusable', 'its base-url is no address. Write it whole, as https://queue.example.org.'];
  }
  if (department === '' && needsDepartment) {
    return ['department_missing', 'it has no department. Give it department="dep_…", the id of the one to show.'];
  }
  return null;
}

function refused(code: string, { department }: AdvisedElement, address: string, pageOrigin: string): string | null {
  switch (code) {
    case 'origin_not_allowed':
      return pageOrigin === 'null'
        ? "a page opened as a file has no origin. Serve it by HTTP, and add its origin to the key's allowed origins."
        : `add ${pageOrigin} to the allowed origins of this page's publishable key.`;
    case 'unauthenticated':
      return `${address} does not know its publishable-key, or not any more. Copy the key again, and whole.`;
    case 'secret_key_in_browser':
      return 'it has a secret key: revoke that, for whoever saw the page has it. Give it the publishable key, cq_pk_….';
    case 'not_allowed':
      return `its key may not do this. Give it the publishable key of your hospital, with ${pageOrigin} among its allowed origins.`;
    case 'not_found':
      return `${address} has no department="${department}" for its key. Copy the id again; both are of one hospital.`;
    case 'invalid_request':
      return `${address} refuses what its form sends. The answer's "errors" in the network panel name what it is about.`;
    default:
      return null;
  }
}

/**
 * Says which mistake in a page keeps an element from showing anything; null where there is none, or none any more. Neither
 * a key nor anything about a patient stands in it.
 *
 * @param code - why it shows nothing, or not what was meant: an error's code, `not_set_up`, or that of a mistake in the page.
 * @example
 * const surroundings = { scriptOrigin: null, needsDepartment: true, pageOrigin: 'https://www.example.org' };
 * adviceOf('not_set_up', board, surroundings)?.code; // 'address_missing'
 */
export function adviceOf(code: string, element: AdvisedElement, surroundings: Surroundings): Advice | null {
  const address = element.baseUrl || surroundings.scriptOrigin;
  const host = address !== null && isAddress(address) ? address.replace(/\/+$/, '') : null;
  const notSetUp = (code: string, sentence: string): Advice => {
    return { code, sentence, page: host === null ? null : `${host}/errors/element_not_set_up#${code}` };
  };
  if (code === SLIP_CODE_MISSING) {
    const isMissing = Reflect.get(element, 'code') === '';
    return isMissing ? notSetUp(code, 'it has no token to print. Give it the token\'s code, as code="CAR-12".') : null;
  }
  if (code === DOCTOR_UNKNOWN) {
    const sentence = `its doctor="${element.doctor}" is none of the department's. Copy the id again, doc_….`;
    return notSetUp(code, sentence);
  }
  if (code === PRESENCE_UNKNOWN) {
    const { presence = '' } = element;
    if (['', 'ask', 'on-site', 'remote'].includes(presence)) return null;
    const sentence = `its presence="${presence}" is no word it knows, so that visitors are asked. Write "on-site" or "remote", or leave it out.`;
    return notSetUp(code, sentence);
  }
  if (code === NOT_SET_UP) {
    const found = missing(element, surroundings);
    return found === null ? null : notSetUp(...found);
  }
  const sentence = refused(code, element, host ?? 'CareQueue', surroundings.pageOrigin);
  return sentence === null ? null : { code, sentence, page: host === null ? null : `${host}/errors/${code}` };
}

/**
 * Tells the page's developer, in the console, why an element shows nothing, or not what was meant, and what to do: the one
 * thing that CareQueue ever writes there.
 *
 * @param code - as {@link adviceOf} takes it; or the element's doctor, to have him looked for.
 * @param told - what was said of it; codes of what is being looked into, or means the same each time; doctors who are looked for.
 * @param scriptOrigin - where its script came from; null where nothing tells.
 * @param isPlaced - whether it was told what to show, or needs no such thing.
 */
export function advise(
  code: string,
  element: AdvisedElement & ReactiveControllerHost,
  told: Set<string>,
  scriptOrigin: string | null,
  isPlaced: boolean,
): void {
  if (code === element.doctor) {
    lookForDoctor(code, element, told, scriptOrigin);
    return;
  }
  if (!/^[a-z_]+$/.test(code)) {
    // A doctor who was meant when this script was asked for, and is not any more.
    told.delete(code);
    return;
  }
  const { doctor } = element;
  setTimeout(() => {
    // Set to another one meanwhile, who is looked for himself.
    if (code === DOCTOR_UNKNOWN && element.doctor !== doctor) return;
    const surroundings = { scriptOrigin, needsDepartment: !isPlaced, pageOrigin: location.origin };
    const advice = element.isConnected ? adviceOf(code, element, surroundings) : null;
    // A refusal means the same each time; what a page lacks changes, and is looked into again.
    const isFinal = element.isConnected && !OF_THE_PAGE.includes(code);
    if (!isFinal) told.delete(code);
    if (advice === null || told.has(advice.sentence)) return;
    told.add(advice.sentence);
    write(element, advice);
  }, PATIENCE_MS);
}

function write(element: AdvisedElement, { sentence, code, page }: Advice): void {
  const more = page === null ? 'The guide "Put it on a page" tells more.' : `More: ${page}`;
  console.error(`CareQueue: <${element.localName}>: ${sentence} (${code}) ${more}`);
}

interface Search {
  readonly doctor: string;
  /** What the element was set up with. */
  readonly setting: string;
  /** What its department tells of the doctor; null where it is not known. */
  facts: Doctor | null;
}

/** How the doctor of an element was looked for last. */
const searches = new WeakMap<HTMLElement, Search>();

function settingOf({ doctor, department, publishableKey, baseUrl }: AdvisedElement): string {
  return JSON.stringify([doctor, department, publishableKey, baseUrl]);
}

function searchOf(element: AdvisedElement): Search {
  return { doctor: element.doctor ?? '', setting: settingOf(element), facts: null };
}

/** Has the doctor of an element looked for, and tells element and developer where its departments do not have him. */
function lookForDoctor(
  doctor: string,
  element: AdvisedElement & ReactiveControllerHost,
  told: Set<string>,
  scriptOrigin: string | null,
): void {
  const { baseUrl, publishableKey } = element;
  const address = (baseUrl || scriptOrigin || '').replace(/\/+$/, '');
  const setting = settingOf(element);
  if (!searches.has(element)) {
    element.addController({
      // Set up otherwise, it has its doctor looked for anew.
      hostUpdate: () => {
        const last = searches.get(element);
        if (last === undefined || last.setting === settingOf(element)) return;
        told.delete(last.doctor);
        told.delete(DOCTOR_UNKNOWN);
        searches.set(element, searchOf(element));
      },
    });
    if (element.lineView) element.lineView = lineOfDoctor(element.lineView, () => searches.get(element)?.facts ?? null);
  }
  const search = searchOf(element);
  searches.set(element, search);
  const isMeant = (): boolean => {
    // Looked for anew meanwhile, also where it is set up as before again.
    if (searches.get(element) !== search) return false;
    const isIt = element.isConnected && settingOf(element) === setting;
    // Looked for anew once it is there again.
    if (!isIt) told.delete(doctor);
    return isIt;
  };
  const tell = (isStranger: boolean, facts: Doctor | null): void => {
    search.facts = facts ?? search.facts;
    element.requestUpdate();
    if (isStranger === told.has(ASTRAY)) return;
    if (isStranger) {
      told.add(ASTRAY);
      delete element.dataset.tokens;
      const surroundings = { scriptOrigin, needsDepartment: true, pageOrigin: location.origin };
      const advice = adviceOf(DOCTOR_UNKNOWN, element, surroundings);
      if (advice !== null) write(element, advice);
    } else told.delete(ASTRAY);
  };
  // Whoever was none of theirs, this is another one.
  tell(false, null);
  if (publishableKey !== '' && isAddress(address)) void checkDoctor(element, doctor, address, isMeant, tell);
  else told.delete(doctor);
}
