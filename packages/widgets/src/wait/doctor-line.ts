import type { Doctor } from '@carequeue/sdk/live';
import { leaveNow, leaveText } from '../duty/leave.ts';
import { wordsOfPerson } from '../locales/person-words.ts';
import type { LineView } from './wait-view.ts';

/**
 * Decides what a line says of one doctor: that he is on leave, as his card does, where he is; else what it says anyway, in
 * words that are said of people.
 *
 * @param usual - what decides it without him.
 * @param known - what the hospital tells of him; null where nothing is known yet.
 */
export function lineOfDoctor(usual: LineView, known: () => Doctor | null): LineView {
  return (queue, question, strings) => {
    if (question.doctorId === null) return usual(queue, question, strings);
    const words = wordsOfPerson(strings);
    const doctor = known();
    const leave = doctor?.id === question.doctorId ? leaveNow(doctor.leave, queue, question) : null;
    if (leave === null || queue.state === 'paused') return usual(queue, question, words);
    const { badge, note } = leaveText(leave, { queue, question, words });
    return { tokens: 'none', lead: badge, minutes: null, note: queue.message || note };
  };
}
