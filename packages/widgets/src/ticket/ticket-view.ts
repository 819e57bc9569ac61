import type { Gate, QueueState, Ticket, TicketPlace, TicketStatus, TicketView } from '@carequeue/sdk';
import { isLetIn } from '@carequeue/sdk/live';
import type { ClockSetting } from '../base/clock-time.ts';
import { clockTime, roundRange, roundSpan } from '../base/clock-time.ts';
import { rangeText } from '../base/expected-wait.ts';
import type { PlaceStrings, TicketStrings, TicketWords } from '../locales/ticket-strings.ts';
import { aheadSentence, placeReasons } from './ticket-place.ts';
import type { TimelineStep } from './timeline.ts';
import { timelineOf } from './timeline.ts';

// Time to walk in, find the room and sit down before the earliest moment one may be called.
const BE_HERE_BEFORE_MS = 10 * 60_000;
const MS_PER_MINUTE = 60_000;

/** What is known of a token: in full from the API, and its place from the live queue. Either may be missing. */
export interface TicketKnowledge {
  readonly ticket: Ticket | null;
  readonly place: TicketView | null;
  readonly queue: QueueState | null;
  /** The server's time, ms. */
  readonly nowMs: number;
}

/** An expected turn, as clock times first. */
export interface ExpectedTurn {
  readonly between: string;
  readonly inMinutes: string;
  /** "Be here by 11:10", or a plea to stay close when that has passed. */
  readonly advice: string;
}

/** What a token's page shows. */
export type TicketScreen = {
  readonly code: string;
  readonly timeline: readonly TimelineStep[];
  readonly canCancel: boolean;
} & (
  | {
      readonly kind: 'waiting';
      readonly position: number | null;
      readonly aheadText: string | null;
      /** How the department's order makes this place; empty while that is not known. */
      readonly placeReasons: readonly string[];
      readonly expected: ExpectedTurn | null;
      /** True where a time is wanted and there is not enough to say one. */
      readonly isTimeUnknown: boolean;
      readonly whatHappens: string;
      readonly canArrive: boolean;
      /** Where the patient was sent on to, and the code he is called by from now on. */
      readonly sentOnNote: string | null;
      readonly queueNote: string | null;
      readonly message: string | null;
    }
  | {
      readonly kind: 'called';
      readonly goText: string;
      readonly pointName: string;
      readonly againText: string | null;
      /** Differs for every call, so that each is announced once. */
      readonly callKey: string;
      readonly callCount: number;
    }
  | { readonly kind: 'serving' | 'missed' | 'ended'; readonly title: string; readonly text: string }
);

/** The status that counts: an end is final; else the live queue's, or the API's where the queue does not hold it yet. */
export function statusOf({ ticket, place, queue }: TicketKnowledge): TicketStatus | null {
  if (ticket !== null && hasEnded(ticket.status)) return ticket.status;
  // The queue has gone on to another day without it, and its own end did not come through.
  const isLeftBehind = ticket !== null && place === null && queue !== null && queue.serviceDay > ticket.serviceDay;
  if (isLeftBehind) return 'expired';
  return place?.status ?? ticket?.status ?? null;
}

/** Whether a status is one after which nothing happens any more. */
export function hasEnded(status: TicketStatus): status is keyof TicketStrings['ended'] {
  return status !== 'waiting' && status !== 'called' && status !== 'serving' && status !== 'missed';
}

/** Decides what to show of a token; null while nothing is known of it. */
export function ticketScreen(knowledge: TicketKnowledge, strings: TicketWords): TicketScreen | null {
  const status = statusOf(knowledge);
  const code = knowledge.place?.code ?? knowledge.ticket?.code;
  if (status === null || code === undefined) return null;
  const clock: ClockSetting = { tag: strings.tag, timeZone: knowledge.queue?.department.timeZone ?? 'UTC' };
  const words = strings.ticket;
  const stage = status === 'serving' && isOnTheWay(knowledge) ? 'called' : status;
  const ticket = knowledge.ticket === null ? null : { ...knowledge.ticket, status: stage };
  const timeline = ticket === null || knowledge.queue === null ? [] : timelineOf(ticket, { words, clock });
  const common = { code, timeline, canCancel: status === 'waiting' || status === 'called' || status === 'missed' };
  const isLapsed = stage === 'expired' && knowledge.ticket?.reason === 'not_arrived';
  if (hasEnded(stage)) return { ...common, kind: 'ended', ...(isLapsed ? words.lapsed : words.ended[stage]) };
  const pointName = pointNameOf(knowledge);
  switch (stage) {
    case 'called':
      return { ...common, kind: 'called', ...callOf(knowledge, { pointName, strings }) };
    case 'serving':
      return { ...common, kind: 'serving', title: words.servingTitle(pointName), text: words.servingText };
    case 'missed':
      return { ...common, kind: 'missed', title: words.missedTitle, text: words.missedText };
    case 'waiting':
      return { ...common, kind: 'waiting', ...waitOf(knowledge, { clock, strings }) };
  }
}

/** True where being called is being let in: nobody says when the patient is inside, so the way there stays in sight. */
function isOnTheWay({ ticket, place }: TicketKnowledge): boolean {
  const { calledAt, startedAt } = place?.status === 'serving' ? place : (ticket ?? { calledAt: null, startedAt: null });
  return calledAt !== null && isLetIn({ calledAt, startedAt });
}

function pointNameOf({ ticket, place, queue }: TicketKnowledge): string {
  return place?.point?.name ?? queue?.points.find((point) => point.id === ticket?.pointId)?.name ?? '';
}

function callOf(knowledge: TicketKnowledge, shown: { pointName: string; strings: TicketWords }) {
  const words = shown.strings.ticket;
  const callCount = knowledge.place?.callCount ?? knowledge.ticket?.callCount ?? 1;
  const calledAt = knowledge.place?.calledAt ?? knowledge.ticket?.calledAt ?? '';
  return {
    pointName: shown.pointName,
    goText: shown.pointName === '' ? words.goToDesk : words.goTo(shown.pointName),
    againText: callCount > 1 ? words.calledAgain(callCount) : null,
    callKey: `${calledAt} ${callCount}`,
    callCount,
  };
}

function waitOf(knowledge: TicketKnowledge, shown: { clock: ClockSetting; strings: TicketWords }) {
  const { ticket, place, queue } = knowledge;
  const words = shown.strings.ticket;
  const position = place?.position ?? ticket?.position ?? null;
  const waitsFor = ticket?.waitsFor ?? [];
  const gate = waitsFor.find((what) => what !== 'arrival') ?? waitsFor[0];
  // Who waits for a result or a payment has no time of his own yet; who only has to come needs it to know when. While
  // nobody is called, any time would be a guess.
  const hasTime = (gate === undefined || gate === 'arrival') && queue?.state !== 'paused';
  const expected = hasTime ? expectedTurn(knowledge, shown) : null;
  return {
    position,
    ...whyOf(position, place?.place ?? null, words.place),
    expected,
    isTimeUnknown: hasTime && gate === undefined && expected === null,
    whatHappens: whatHappensTo(ticket, gate, shown),
    canArrive: waitsFor.includes('arrival'),
    sentOnNote: sentOnNoteOf(knowledge, words),
    queueNote: queueNoteOf(queue, words),
    message: queue?.message ?? null,
  };
}

function whatHappensTo(
  ticket: Ticket | null,
  gate: Gate | undefined,
  { clock, strings }: { clock: ClockSetting; strings: TicketWords },
): string {
  const words = strings.ticket;
  const lapsesAt = ticket?.lapsesAt ?? null;
  if (lapsesAt !== null) return words.whatHappensLapses(clockTime(Date.parse(lapsesAt), clock));
  if (gate === undefined) return words.whatHappensWaiting;
  const linkedTo = ticket?.linkedTo ?? null;
  return linkedTo?.outcome === null ? words.whatHappensElsewhere(linkedTo.code) : words.whatHappensGated[gate];
}

function sentOnNoteOf({ ticket, queue }: TicketKnowledge, words: TicketStrings): string | null {
  if (ticket === null || ticket.transferredFrom === null || queue === null) return null;
  return words.sentOn({ code: ticket.code, department: queue.department.name });
}

function whyOf(position: number | null, place: TicketPlace | null, words: PlaceStrings) {
  if (position === null) return { aheadText: null, placeReasons: [] };
  if (place === null) return { aheadText: words.ahead(position - 1), placeReasons: [] };
  return { aheadText: aheadSentence(place, words), placeReasons: placeReasons(place, words) };
}

function queueNoteOf(queue: QueueState | null, words: TicketStrings): string | null {
  if (queue?.state === 'paused') return words.pausedNote;
  return queue?.state === 'closed' ? words.closedNote : null;
}

function expectedTurn(
  knowledge: TicketKnowledge,
  shown: { clock: ClockSetting; strings: TicketWords },
): ExpectedTurn | null {
  const { place, ticket, queue, nowMs } = knowledge;
  const estimate = place?.estimatedWait ?? (place === null ? ticket?.estimatedWait : null) ?? null;
  if (estimate === null || queue === null) return null;
  const { strings, clock } = shown;
  const exact = { fromMs: Date.parse(estimate.from), untilMs: Date.parse(estimate.until) };
  const span = roundSpan(exact, nowMs);
  const minutes = roundRange((exact.fromMs - nowMs) / MS_PER_MINUTE, (exact.untilMs - nowMs) / MS_PER_MINUTE);
  const hereByMs = span.fromMs - BE_HERE_BEFORE_MS;
  return {
    between: strings.ticket.between({ from: clockTime(span.fromMs, clock), until: clockTime(span.untilMs, clock) }),
    inMinutes: strings.ticket.inMinutes(rangeText(minutes, strings)),
    advice: hereByMs > nowMs ? strings.ticket.beHereBy(clockTime(hereByMs, clock)) : strings.ticket.stayClose,
  };
}
