import { invariant } from './invariant.ts';

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Id of a hospital, `hos_…`. */
export type HospitalId = Branded<'hospital'>;
/** Id of a department, `dep_…`; also the name of its Durable Object. */
export type DepartmentId = Branded<'department'>;
/** Id of a service point, `poi_…`. */
export type PointId = Branded<'point'>;
/** Id of a doctor, `doc_…`. */
export type DoctorId = Branded<'doctor'>;
/** Id of a ticket, `tkt_…`. */
export type TicketId = Branded<'ticket'>;
/** Id of an API key, `key_…`; not the key itself. */
export type KeyId = Branded<'key'>;
/** Id of a domain event, `evt_…`. */
export type EventId = Branded<'event'>;

/** Every kind of id and its type. */
export interface IdByKind {
  hospital: HospitalId;
  department: DepartmentId;
  point: PointId;
  doctor: DoctorId;
  ticket: TicketId;
  key: KeyId;
  event: EventId;
}

/** What an id can be of. */
export type IdKind = keyof IdByKind;

/** Gives `length` unpredictable bytes; passed in, so that tests can repeat themselves. */
export type RandomBytes = (length: number) => Uint8Array;

/** The three letters before the underscore, by kind. */
export const ID_PREFIX: Readonly<Record<IdKind, string>> = {
  hospital: 'hos',
  department: 'dep',
  point: 'poi',
  doctor: 'doc',
  ticket: 'tkt',
  key: 'key',
  event: 'evt',
};

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** 48 bits of milliseconds in ten characters of five bits: the first can only be 0 to 7. */
const BODY = '[0-7][0-9a-hjkmnp-tv-z]{25}';
const BODY_LENGTH = 26;
const TIME_LENGTH = 10;
const RANDOM_LENGTH = 10;
const TIME_MS_MAX = 2 ** 48 - 1;

const PATTERN: Readonly<Record<IdKind, RegExp>> = {
  hospital: new RegExp(`^hos_${BODY}$`),
  department: new RegExp(`^dep_${BODY}$`),
  point: new RegExp(`^poi_${BODY}$`),
  doctor: new RegExp(`^doc_${BODY}$`),
  ticket: new RegExp(`^tkt_${BODY}$`),
  key: new RegExp(`^key_${BODY}$`),
  event: new RegExp(`^evt_${BODY}$`),
};

/** The regular expression an id of this kind matches, as source text for a schema. */
export function idPattern(kind: IdKind): RegExp {
  return PATTERN[kind];
}

/** Says whether the text is a well-formed id of this kind; whether the thing exists is another question. */
export function isId<K extends IdKind>(kind: K, text: string): text is IdByKind[K] {
  return PATTERN[kind].test(text);
}

/**
 * Reads an id of this kind, or gives null when it is malformed or of another kind.
 *
 * @example
 * parseId('ticket', 'tkt_01jd3v8q2m7xk4n9r5t6w8y0az') // the same text, typed
 * parseId('ticket', 'dep_01jd3v8q2m7xk4n9r5t6w8y0az') // null
 */
export function parseId<K extends IdKind>(kind: K, text: string): IdByKind[K] | null {
  return isId(kind, text) ? text : null;
}

/** How many bytes an id stands for, without its kind. */
export const ID_BYTES = 16;

/** The bytes an id stands for, for texts that have to be short. */
export function bytesOfId(id: IdByKind[IdKind]): Uint8Array {
  const body = id.slice(id.indexOf('_') + 1);
  let rest = [...body].reduce((sum, digit) => sum * 32n + BigInt(ALPHABET.indexOf(digit)), 0n);
  const bytes = new Uint8Array(ID_BYTES);
  for (let place = ID_BYTES - 1; place >= 0; place -= 1) {
    bytes[place] = Number(rest & 255n);
    rest >>= 8n;
  }
  return bytes;
}

/** The id of a kind that 16 bytes stand for: of {@link bytesOfId} the same again. */
export function idOfBytes<K extends IdKind>(kind: K, bytes: Uint8Array): IdByKind[K] {
  let rest = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let body = '';
  for (let place = 0; place < BODY_LENGTH; place += 1) {
    body = ALPHABET.charAt(Number(rest & 31n)) + body;
    rest >>= 5n;
  }
  const text = `${ID_PREFIX[kind]}_${body}`;
  invariant(isId(kind, text), 'sixteen bytes are an id');
  return text;
}

function encodeTime(ms: number): string {
  let rest = ms;
  let text = '';
  for (let place = 0; place < TIME_LENGTH; place += 1) {
    text = ALPHABET.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

function encodeRandom(bytes: Uint8Array): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET.charAt((buffer >> bits) & 31);
    }
    buffer &= (1 << bits) - 1;
  }
  return text;
}

function decodeTime(id: string): number {
  const text = id.slice(id.indexOf('_') + 1, id.indexOf('_') + 1 + TIME_LENGTH);
  return [...text].reduce((ms, digit) => ms * ALPHABET.length + ALPHABET.indexOf(digit), 0);
}

function assemble<K extends IdKind>(kind: K, ms: number, bytes: Uint8Array): IdByKind[K] {
  const text = `${ID_PREFIX[kind]}_${encodeTime(ms)}${encodeRandom(bytes)}`;
  invariant(isId(kind, text), 'a made id is well-formed');
  return text;
}

function checkTime(ms: number): void {
  invariant(Number.isSafeInteger(ms) && ms >= 0 && ms <= TIME_MS_MAX, 'an id is made at an instant of 48 bits');
}

/**
 * Makes an id: 48 bits of `nowMs` (UTC milliseconds) and 80 random bits, so ids sort by the time they were made.
 *
 * @throws InvariantError when `nowMs` is not a whole number of 48 bits.
 * @see https://github.com/ulid/spec
 * @example
 * const id = makeId('department', Date.now(), (length) => crypto.getRandomValues(new Uint8Array(length)));
 */
export function makeId<K extends IdKind>(kind: K, nowMs: number, random: RandomBytes): IdByKind[K] {
  checkTime(nowMs);
  return assemble(kind, nowMs, random(RANDOM_LENGTH));
}

/** Adds a small random step, so that a neighbour's id cannot be guessed; false when 80 bits are used up. */
function stepForward(bytes: Uint8Array, random: RandomBytes): boolean {
  const step = random(3);
  let carry = 1;
  for (let place = RANDOM_LENGTH - 1, from = 2; place >= 0; place -= 1, from -= 1) {
    const sum = (bytes[place] ?? 0) + (from >= 0 ? (step[from] ?? 0) : 0) + carry;
    bytes[place] = sum & 255;
    carry = sum >> 8;
  }
  return carry === 0;
}

/**
 * Gives a maker of strictly increasing ids, even within one millisecond or when the clock steps back.
 *
 * @param last - the id that was made last by a sequence before this one: all of this one are after it.
 * @example
 * const nextTicketId = makeIdSequence('ticket', random);
 * nextTicketId(now) < nextTicketId(now) // true
 */
export function makeIdSequence<K extends IdKind>(
  kind: K,
  random: RandomBytes,
  last: IdByKind[K] | null = null,
): (nowMs: number) => IdByKind[K] {
  let lastMs = last === null ? -1 : decodeTime(last);
  // Used up, so that the first id goes on to the next millisecond instead of beside `last`.
  let bytes = new Uint8Array(RANDOM_LENGTH).fill(255);
  return (nowMs) => {
    checkTime(nowMs);
    if (nowMs <= lastMs && stepForward(bytes, random)) return assemble(kind, lastMs, bytes);
    lastMs = Math.max(nowMs, lastMs + 1);
    bytes = Uint8Array.from(random(RANDOM_LENGTH));
    return assemble(kind, lastMs, bytes);
  };
}

/** Makes ids of every kind, those of one kind strictly increasing. */
export type IdMaker = <K extends IdKind>(kind: K, nowMs: number) => IdByKind[K];

/**
 * Gives a maker of ids that keeps one sequence for each kind, so that what is made first also sorts first.
 *
 * @example
 * const make = makeIdMaker(random);
 * make('point', now) < make('point', now) // true
 */
export function makeIdMaker(random: RandomBytes): IdMaker {
  const sequences: { readonly [K in IdKind]: (nowMs: number) => IdByKind[K] } = {
    hospital: makeIdSequence('hospital', random),
    department: makeIdSequence('department', random),
    point: makeIdSequence('point', random),
    doctor: makeIdSequence('doctor', random),
    ticket: makeIdSequence('ticket', random),
    key: makeIdSequence('key', random),
    event: makeIdSequence('event', random),
  };
  return (kind, nowMs) => sequences[kind](nowMs);
}
