import type { TicketPlace } from '@carequeue/sdk';
import type { PlaceStrings } from '../../locales/ticket-strings.ts';

type Lane = TicketPlace['lane'];

const LANES: readonly Lane[] = ['booked', 'walk-in', 'late', 'review'];

/** Says who is before a token: "4 people before you: 2 with a booking, 2 without a booking". */
export function aheadSentence(place: TicketPlace, words: PlaceStrings): string {
  const { byLane } = place.ahead;
  const ahead = words.ahead(place.position - 1);
  const lanes = LANES.filter((lane) => byLane[lane] > 0);
  const isAllAlike = lanes.every((lane) => lane === 'walk-in') && place.lane === 'walk-in';
  return isAllAlike
    ? ahead
    : [ahead, words.lanes(lanes.map((lane) => words.ofLane[lane](byLane[lane])))].filter(Boolean).join(': ');
}

/**
 * Says how the order of a department makes a token's place, sentence by sentence: by the pattern it has published, also
 * while nobody waits whom it puts before others.
 */
export function placeReasons(place: TicketPlace, words: PlaceStrings): readonly string[] {
  const { ahead, lane, passedOver, passedOverAtMost, pattern } = place;
  const others = LANES.filter((one) => ahead.byLane[one] > 0 || one === lane);
  const isMixed = others.some((one) => one !== 'walk-in');
  const givesTurns = isMixed || pattern.lanes.includes('booked');
  const withReviews = others.includes('review') || pattern.reviewEvery > 0;
  return [
    ...(isMixed ? [] : [words.byArrival]),
    ...(givesTurns ? [turnsSentence(pattern, words)] : []),
    ...(withReviews ? [words.reviewEvery(pattern.reviewEvery)] : []),
    ...(lane === 'late' ? [words.late] : []),
    words.urgent,
    words.passedOver({ soFar: passedOver, atMost: passedOverAtMost }),
  ];
}

function turnsSentence(pattern: TicketPlace['pattern'], words: PlaceStrings): string {
  const runs: { lane: 'booked' | 'walk-in'; count: number }[] = [];
  for (const lane of pattern.lanes) {
    const last = runs[runs.length - 1];
    if (last?.lane === lane) last.count += 1;
    else runs.push({ lane, count: 1 });
  }
  const [only, ...more] = runs;
  if (only !== undefined && more.length === 0) return words.laneFirst[only.lane];
  return words.inTurn(runs.map(({ lane, count }) => words.ofLane[lane](count)));
}
