import type { EstimatedWait, Gate, Ticket, TicketPlace } from '@carequeue/sdk';
import type { ClockSetting } from '../../base/clock-time.ts';
import { clockTime, roundRange, roundSpan } from '../../base/clock-time.ts';
import { stalenessText } from '../../base/freshness.ts';
import { rangeText } from '../../base/minutes-range.ts';
import type { PlaceStrings, TicketWords } from '../../locales/ticket-strings.ts';
import { cardManner } from '../held/needs.ts';
import type { TicketKnowledge } from '../held/ticket-knowledge.ts';
import { aheadSentence, placeReasons } from './ticket-place.ts';

// Time to walk in, find the room and sit down before the earliest moment one may be called.
const BE_HERE_BEFORE_MS = 10 * 60_000;
// Less than this is not worth going away for.
const AWAY_MS_MIN = 10 * 60_000;
const MS_PER_MINUTE = 60_000;

/** An expected turn, as clock times first. */
export interface ExpectedTurn {
  readonly between: string;
  readonly inMinutes: string;
  /** "Be here by 11:10", for who is here "be back by", or a plea to stay close when that has passed; null for who is here, or late, and is fetched. */
  readonly advice: string | null;
  /** "as of 10:42"; null while nothing was heard of the queue. */
  readonly asOf: string | null;
}

/** What a waiting token's page shows. */
export interface WaitView {
  readonly position: number | null;
  readonly aheadText: string | null;
  /** How the department's order makes this place; empty while that is not known. */
  readonly placeReasons: readonly string[];
  readonly expected: ExpectedTurn | null;
  /** True where a time is wanted and there is not enough to say one. */
  readonly isTimeUnknown: boolean;
  readonly whatHappens: string;
  /** The queue was not heard for a while: nothing tells of a call here until it is. */
  readonly isCutOff: boolean;
  readonly canArrive: boolean;
  /** Its turn came while its patient is on the way: what happens now is all that counts. */
  readonly isAwaited: boolean;
}

/** Decides what a waiting token's page tells of its place and its time. */
export function waitView(knowledge: TicketKnowledge, shown: { clock: ClockSetting; strings: TicketWords }): WaitView {
  const { ticket, place, queue } = knowledge;
  const position = place?.position ?? ticket?.position ?? null;
  const waitsFor = ticket?.waitsFor ?? [];
  const gate = waitsFor.find((what) => what !== 'arrival') ?? waitsFor[0];
  // Who waits for a result or a payment has no time of his own yet; who only has to come needs it to know when. While
  // nobody is called, any time would be a guess.
  const isAwaited = (ticket?.lapsesAt ?? null) !== null;
  const hasTime = (gate === undefined || gate === 'arrival') && queue?.state !== 'paused' && !isAwaited;
  const { timeZone } = shown.clock;
  const isCutOff = stalenessText({ ...silenceOf(knowledge), timeZone }, shown.strings) !== null;
  const expected = hasTime ? expectedTurn(knowledge, shown) : null;
  return {
    position,
    ...whyOf(position, place?.place ?? null, shown.strings.ticket.place),
    expected,
    isTimeUnknown: hasTime && expected === null,
    isCutOff,
    whatHappens: whatHappensTo(ticket, { gate, isCutOff }, shown),
    canArrive: waitsFor.includes('arrival'),
    isAwaited,
  };
}

/** Writes when a turn is expected: clock times, rounded so that they never look more certain than they are. */
export function betweenText(
  estimate: EstimatedWait,
  shown: { clock: ClockSetting; strings: TicketWords; nowMs: number },
): { readonly text: string; readonly fromMs: number } {
  const { clock, strings, nowMs } = shown;
  const span = roundSpan({ fromMs: Date.parse(estimate.from), untilMs: Date.parse(estimate.until) }, nowMs);
  const times = { from: clockTime(span.fromMs, clock), until: clockTime(span.untilMs, clock) };
  return { text: strings.ticket.between(times), fromMs: span.fromMs };
}

function whatHappensTo(
  ticket: Ticket | null,
  { gate, isCutOff }: { gate: Gate | undefined; isCutOff: boolean },
  { clock, strings }: { clock: ClockSetting; strings: TicketWords },
): string {
  const words = strings.ticket;
  const lapsesAt = ticket?.lapsesAt ?? null;
  if (lapsesAt !== null) return words.whatHappensLapses(clockTime(Date.parse(lapsesAt), clock));
  if (gate === undefined) return isCutOff ? words.whatHappensCutOff : words.whatHappensWaiting;
  const linkedTo = ticket?.linkedTo ?? null;
  if (linkedTo?.outcome === null) return words.whatHappensElsewhere(linkedTo.code);
  const what = words.whatHappensGated[gate];
  // Who was called once, and is sent out to come back later, is waited for as long as it takes.
  const mayLapse = gate === 'arrival' && ticket?.presence === 'remote' && ticket.calledAt === null;
  return mayLapse ? `${what} ${words.whatHappensLate}` : what;
}

function silenceOf({ connection: status, seenMs: lastSeenMs, nowMs }: TicketKnowledge) {
  return { status, lastSeenMs, nowMs };
}

function whyOf(position: number | null, place: TicketPlace | null, words: PlaceStrings) {
  if (position === null) return { aheadText: null, placeReasons: [] };
  if (place === null) return { aheadText: words.ahead(position - 1), placeReasons: [] };
  return { aheadText: aheadSentence(place, words), placeReasons: placeReasons(place, words) };
}

function expectedTurn(
  knowledge: TicketKnowledge,
  shown: { clock: ClockSetting; strings: TicketWords },
): ExpectedTurn | null {
  const { place, ticket, queue, nowMs, seenMs } = knowledge;
  const told = place === null ? (ticket?.estimatedWait ?? null) : asHeard(place.estimatedWait, { nowMs, seenMs });
  if (told === null || queue === null) return null;
  const { strings, clock } = shown;
  const { text, fromMs } = betweenText(told, { ...shown, nowMs });
  const minutesUntil = (at: string) => (Date.parse(at) - nowMs) / MS_PER_MINUTE;
  const minutes = roundRange(minutesUntil(told.from), minutesUntil(told.until));
  return {
    between: text,
    inMinutes: strings.ticket.inMinutes(rangeText(minutes, strings)),
    advice: adviceOn(ticket, { hereByMs: fromMs - BE_HERE_BEFORE_MS, nowMs, ...shown }),
    asOf: seenMs === null ? null : strings.ticket.asOf(clockTime(seenMs, clock)),
  };
}

function adviceOn(
  ticket: Ticket | null,
  shown: { hereByMs: number; nowMs: number; clock: ClockSetting; strings: TicketWords },
): string | null {
  const { hereByMs, nowMs, clock, strings } = shown;
  const isComing = ticket?.waitsFor.includes('arrival') ?? false;
  // Whoever is fetched may be far from the rooms.
  const isFetched = cardManner(ticket?.needs ?? []).isFetched;
  // A desk and a kiosk are where the token was taken; of a visitor who said nothing nobody knows where he is.
  const isHere = !isComing && ticket !== null && (ticket.presence !== null || ticket.source !== 'web');
  const words = strings.ticket;
  const leftMs = hereByMs - nowMs;
  if (isComing && leftMs <= 0) return words.comeNow;
  if (isFetched && (isHere || leftMs <= 0)) return null;
  if (leftMs <= (isHere ? AWAY_MS_MIN : 0)) return words.stayClose;
  return (isHere ? words.beBackBy : words.beHereBy)(clockTime(hereByMs, clock));
}

/** An estimate counted from when the server was heard last: while nothing is heard, a turn does not move away. */
function asHeard(
  estimate: EstimatedWait | null,
  { nowMs, seenMs }: Pick<TicketKnowledge, 'nowMs' | 'seenMs'>,
): EstimatedWait | null {
  if (estimate === null || seenMs === null || nowMs - seenMs < MS_PER_MINUTE) return estimate;
  const moved = (at: string) => new Date(Date.parse(at) - (nowMs - seenMs)).toISOString();
  return { ...estimate, from: moved(estimate.from), until: moved(estimate.until) };
}
