import { estimateAt } from '@carequeue/sdk/live';
import type { ClockSetting } from '../../base/clock-time.ts';
import type { TicketWords } from '../../locales/ticket-strings.ts';
import type { TicketKnowledge } from '../held/ticket-knowledge.ts';
import { betweenText } from './wait-view.ts';

/** How many others a patient may let go first, and what that would make of the own turn. */
export interface DeferOption {
  readonly places: number;
  readonly label: string;
  /** When the turn would be then; null where there is not enough to say. */
  readonly turnText: string | null;
}

// What people ask for: a coffee, a meal, another appointment.
const PLACES = [1, 2, 3, 5, 10];

/** The first sign of a rank is the class of its priority; only those of the same one change places. */
const CLASS_DIGITS = 1;

/** Decides what may be offered; nothing where nobody of the same kind comes after. */
export function deferOptions(
  knowledge: TicketKnowledge,
  shown: { clock: ClockSetting; strings: TicketWords },
): readonly DeferOption[] {
  const { queue, place, nowMs } = knowledge;
  if (queue === null || place === null || place.position === null) return [];
  const { position, doctorId } = place;
  const index = queue.waiting.findIndex(({ id }) => id === place.id);
  const own = queue.waiting[index];
  if (own === undefined) return [];
  const isMate = (other: typeof own) =>
    other.lane === own.lane && other.rank.slice(0, CLASS_DIGITS) === own.rank.slice(0, CLASS_DIGITS);
  const behind = queue.waiting.slice(index + 1).filter(isMate).length;
  return PLACES.filter((places) => places <= behind).map((places) => {
    const estimate = estimateAt(queue.wait, { position: position + places, doctorId, nowMs });
    return {
      places,
      label: shown.strings.ticket.defer.places(places),
      turnText: estimate === null ? null : betweenText(estimate, { ...shown, nowMs }).text,
    };
  });
}
