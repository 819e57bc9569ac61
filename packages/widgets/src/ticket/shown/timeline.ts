import type { Ticket, TicketStatus } from '@carequeue/sdk';
import type { ClockSetting } from '../../base/clock-time.ts';
import { clockTime } from '../../base/clock-time.ts';
import type { TicketStrings } from '../../locales/ticket-strings.ts';

/** One step of a visit. */
export interface TimelineStep {
  readonly label: string;
  /** Clock time it happened at; null when it has not, or nobody noted it. */
  readonly time: string | null;
  readonly stage: 'done' | 'current' | 'ahead';
}

type StepName = keyof Omit<TicketStrings['timeline'], 'title'>;

const STEP_BY_STATUS: Readonly<Partial<Record<TicketStatus, StepName>>> = {
  waiting: 'waiting',
  called: 'called',
  serving: 'inside',
  completed: 'done',
};

/**
 * Tells a visit as steps: what was, where it stands, what comes. Arriving is a step only where it is
 * waited for; a visit that left its way (missed, given up) has no steps to tell.
 */
export function timelineOf(ticket: Ticket, shown: { words: TicketStrings; clock: ClockSetting }): TimelineStep[] {
  const usual = STEP_BY_STATUS[ticket.status];
  if (usual === undefined) return [];
  const waitsForArrival = ticket.waitsFor.includes('arrival');
  const cameLater = ticket.readyAt !== null && ticket.readyAt !== ticket.issuedAt;
  const names: StepName[] = ['taken', 'waiting', 'called', 'inside', 'done'];
  if (waitsForArrival || cameLater) names.splice(1, 0, 'here');
  const times: Readonly<Record<StepName, string | null>> = {
    taken: ticket.issuedAt,
    here: waitsForArrival ? null : ticket.readyAt,
    waiting: null,
    called: ticket.calledAt,
    inside: ticket.startedAt,
    done: ticket.endedAt,
  };
  // Who is on the way stands at his token: he is not at the hospital yet.
  const current = names.indexOf(waitsForArrival && usual === 'waiting' ? 'taken' : usual);
  return names.map((name, index): TimelineStep => {
    const at = index > current ? null : times[name];
    return {
      label: shown.words.timeline[name],
      time: at === null ? null : clockTime(Date.parse(at), shown.clock),
      stage: index < current || usual === 'done' ? 'done' : index === current ? 'current' : 'ahead',
    };
  });
}
