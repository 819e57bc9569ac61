import type { Need, TicketStatus } from '@carequeue/sdk';
import { isLetIn } from '@carequeue/sdk/live';
import type { ClockSetting } from '../../base/clock-time.ts';
import type { TicketStrings, TicketWords } from '../../locales/ticket-strings.ts';
import type { CardManner } from '../held/needs.ts';
import { cardManner } from '../held/needs.ts';
import type { TicketKnowledge } from '../held/ticket-knowledge.ts';
import { hasEnded, isCalledToStay, statusOf } from '../held/ticket-knowledge.ts';
import type { CallTelling } from './call-telling.ts';
import { callTelling } from './call-telling.ts';
import type { DeferOption } from './defer-view.ts';
import { deferOptions } from './defer-view.ts';
import type { TimelineStep } from './timeline.ts';
import { timelineOf } from './timeline.ts';
import { visitNotes } from './visit-notes.ts';
import type { WaitView } from './wait-view.ts';
import { waitView } from './wait-view.ts';

/** What a token's page shows. */
export type TicketScreen = {
  readonly code: string;
  readonly timeline: readonly TimelineStep[];
  readonly canCancel: boolean;
  /** False where this device may only follow the token. */
  readonly mayAct: boolean;
  /** No device of the patient's took it: only the desk acts on it. */
  readonly isOfDesk: boolean;
  readonly needs: readonly Need[];
  readonly manner: CardManner;
} & (
  | ({
      readonly kind: 'waiting';
      /** Where the patient was sent, who is late, what has stopped. */
      readonly notes: readonly string[];
      readonly message: string | null;
      readonly deferOptions: readonly DeferOption[];
    } & WaitView)
  | {
      readonly kind: 'called';
      readonly telling: CallTelling;
      readonly pointName: string;
      readonly againText: string | null;
      /** Differs for every call, so that each is announced once. */
      readonly callKey: string;
      readonly callCount: number;
    }
  | {
      readonly kind: 'serving' | 'missed' | 'ended';
      readonly title: string;
      readonly text: string;
      /** What the hospital says of it, as it says it. */
      readonly message: string | null;
    }
);

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
  const needs = ticket?.needs ?? [];
  const common = {
    code,
    timeline,
    needs,
    manner: cardManner(needs),
    ...rightsOf(knowledge, status),
  };
  const isLapsed = stage === 'expired' && knowledge.ticket?.reason === 'not_arrived';
  if (hasEnded(stage)) {
    const message = stage === 'cancelled' ? (knowledge.ticket?.reason ?? null) : null;
    return { ...common, kind: 'ended', ...(isLapsed ? words.lapsed : words.ended[stage]), message };
  }
  const pointName = pointNameOf(knowledge);
  const isFetched = common.manner.isFetched || isCalledToStay(knowledge);
  switch (stage) {
    case 'called':
      return {
        ...common,
        kind: 'called',
        pointName,
        telling: callTelling({ code, pointName, isFetched }, words),
        ...callOf(knowledge, words),
      };
    case 'serving':
      return {
        ...common,
        kind: 'serving',
        title: words.servingTitle(pointName),
        text: words.servingText,
        message: null,
      };
    case 'missed':
      return { ...common, kind: 'missed', ...(isFetched ? words.missedFetched : words.missed), message: null };
    case 'waiting':
      return {
        ...common,
        kind: 'waiting',
        ...waitView(knowledge, { clock, strings }),
        notes: visitNotes(knowledge, { clock, strings }),
        message: knowledge.queue?.message ?? null,
        deferOptions: deferOptions(knowledge, { clock, strings }),
      };
  }
}

/** Who only follows may neither give the token up nor let others go first. */
function rightsOf({ ticket }: TicketKnowledge, status: TicketStatus) {
  const mayAct = ticket?.may?.includes('cancel') ?? true;
  const canCancel = mayAct && (status === 'waiting' || status === 'called' || status === 'missed');
  return { mayAct, canCancel, isOfDesk: ticket !== null && ticket.source !== 'web' };
}

/** True where being called is being let in: nobody says when the patient is inside, so the way there stays in sight. */
function isOnTheWay({ ticket, place }: TicketKnowledge): boolean {
  const { calledAt, startedAt } = place?.status === 'serving' ? place : (ticket ?? { calledAt: null, startedAt: null });
  return calledAt !== null && isLetIn({ calledAt, startedAt });
}

function pointNameOf({ ticket, place, queue }: TicketKnowledge): string {
  // The queue's own point has the reader's name; the place knows the one it goes by.
  const pointId = place?.point?.id ?? ticket?.pointId;
  return queue?.points.find((point) => point.id === pointId)?.name ?? place?.point?.name ?? '';
}

function callOf(knowledge: TicketKnowledge, words: TicketStrings) {
  const callCount = knowledge.place?.callCount ?? knowledge.ticket?.callCount ?? 1;
  const calledAt = knowledge.place?.calledAt ?? knowledge.ticket?.calledAt ?? '';
  return {
    againText: callCount > 1 ? words.calledAgain(callCount) : null,
    callKey: `${calledAt} ${callCount}`,
    callCount,
  };
}
