/** What a room is like at the end of the morning; `minutesAgo` says since when. */
export interface RoomMorning {
  /** `shut` is a room that is out of use for the rest of the day. */
  readonly ends: 'serving' | 'called' | 'break' | 'late' | 'left' | 'shut';
  readonly minutesAgo: number;
  /** Of a doctor who is late or on a break: how long until he is there, in minutes. */
  readonly untilMinutes?: number;
  /** Why, as the public reads it. */
  readonly reason?: string;
  /** How long each visit took, in minutes, the last one first; of a late doctor none. */
  readonly visits: readonly number[];
  /** Somebody was called before the last visit and did not come. */
  readonly hasMissed?: boolean;
}

/** What a department's morning was like. */
export interface DepartmentMorning {
  /** By the order of its rooms; rooms that are not named stay empty. */
  readonly rooms: readonly RoomMorning[];
  /** How many wait at the end. */
  readonly waiting: number;
  /** Everybody asks for the doctor of a room, as where each doctor has numbers of his own. */
  readonly isByDoctor?: boolean;
  /** Each so many tokens is for somebody old, and goes before others; none where absent. */
  readonly seniorEvery?: number;
  /** The languages patients chose, in turn. */
  readonly languages: readonly string[];
  /** How the queue stands at the end; open where absent. */
  readonly after?: { readonly state: 'paused'; readonly message: string } | { readonly state: 'closed' };
}

const PUNE = ['hi', 'en', 'hi', 'ta', 'en'];
const MADRID = ['es', 'es', 'ar', 'es', 'en'];

/** The mornings of the demo hospitals' departments, by the prefix of their tokens. */
export const DEMO_MORNINGS: Readonly<Record<string, DepartmentMorning>> = {
  CAR: {
    rooms: [
      { ends: 'called', minutesAgo: 0.4, visits: [11, 9, 14, 10, 12, 9] },
      { ends: 'serving', minutesAgo: 6, visits: [13, 10, 8, 15, 11], hasMissed: true },
      { ends: 'serving', minutesAgo: 2, visits: [9, 12, 16, 10, 13] },
    ],
    waiting: 9,
    seniorEvery: 6,
    languages: PUNE,
  },
  ORT: {
    // Nobody is on duty, and the queue is open all the same.
    rooms: [
      { ends: 'shut', minutesAgo: 25, visits: [12, 9, 15, 8, 10] },
      { ends: 'shut', minutesAgo: 90, visits: [] },
      { ends: 'shut', minutesAgo: 32, visits: [14, 11, 9, 12] },
      { ends: 'shut', minutesAgo: 90, visits: [] },
    ],
    waiting: 0,
    languages: PUNE,
  },
  PED: {
    rooms: [
      { ends: 'serving', minutesAgo: 5, visits: [8, 7, 11, 9, 6, 10] },
      { ends: 'serving', minutesAgo: 9, visits: [12, 8, 7, 9, 10] },
      { ends: 'serving', minutesAgo: 2.5, visits: [9, 8, 12, 7, 8] },
    ],
    waiting: 4,
    languages: PUNE,
    after: {
      state: 'paused',
      message: 'Vaccination round: no new tokens for now. टीकाकरण चल रहा है: अभी नए टोकन नहीं मिलेंगे।',
    },
  },
  GEN: {
    rooms: [
      { ends: 'serving', minutesAgo: 3, visits: [6, 5, 8, 7, 6, 9, 5, 7] },
      { ends: 'serving', minutesAgo: 1, visits: [7, 6, 5, 9, 8, 6, 7] },
      { ends: 'called', minutesAgo: 0.7, visits: [5, 8, 7, 6, 6, 9, 7] },
      { ends: 'serving', minutesAgo: 4.5, visits: [9, 6, 7, 5, 8, 7], hasMissed: true },
    ],
    waiting: 17,
    seniorEvery: 5,
    languages: PUNE,
  },
  DER: {
    rooms: [
      { ends: 'serving', minutesAgo: 4, visits: [10, 8, 9, 12, 7, 11, 9] },
      { ends: 'late', minutesAgo: 40, untilMinutes: 25, reason: 'Traffic on the ghat', visits: [] },
      { ends: 'break', minutesAgo: 5, untilMinutes: 12, visits: [9, 11, 8, 10, 9, 12] },
    ],
    waiting: 7,
    isByDoctor: true,
    languages: PUNE,
  },
  CAS: {
    rooms: [
      { ends: 'serving', minutesAgo: 12, visits: [18, 14, 22] },
      { ends: 'serving', minutesAgo: 3, visits: [16, 12, 20] },
    ],
    waiting: 2,
    seniorEvery: 4,
    languages: PUNE,
  },
  FAM: {
    rooms: [
      { ends: 'called', minutesAgo: 0.5, visits: [9, 8, 11, 7, 10, 9, 8], hasMissed: true },
      { ends: 'late', minutesAgo: 30, untilMinutes: 15, reason: 'Visita a domicilio', visits: [] },
      { ends: 'left', minutesAgo: 20, visits: [10, 9, 12, 8] },
      { ends: 'serving', minutesAgo: 3, visits: [8, 10, 7, 9, 12] },
    ],
    waiting: 6,
    languages: MADRID,
  },
  EYE: {
    rooms: [
      { ends: 'left', minutesAgo: 15, visits: [12, 15, 11, 13, 10, 14] },
      { ends: 'left', minutesAgo: 40, visits: [14, 12, 16] },
    ],
    waiting: 0,
    isByDoctor: true,
    languages: MADRID,
    after: { state: 'closed' },
  },
};
