/** What a sentence is given to see that it says it, and what of it stays as it is. */
export interface Sample {
  readonly given: unknown;
  readonly keeps: readonly string[];
}

const CODE = 'CAR-70';
const TIME = '10:42';
const LATER = '11:50';
const NAME = 'Room 2';
const PHONE = '+91 98765 43210';
const MANY = 25;

/** What runs its own way within a right-to-left sentence, and has to be kept from mixing with it. */
export const OWN_WAY: readonly string[] = [CODE, TIME, LATER, NAME];

const whole = (given: string | number): Sample => ({ given, keeps: [String(given)] });
const fields = (given: Readonly<Record<string, string | number>>): Sample => ({
  given,
  keeps: Object.values(given).map(String),
});

/** A sample for every sentence that takes something, by the end of its key; a new sentence needs one. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  asOf: whole(TIME),
  connectionLost: whole(TIME),
  recalled: whole(TIME),
  opensAt: whole(TIME),
  opensOn: fields({ day: 'DAY', time: TIME }),
  'session.planned': whole(TIME),
  'session.awaited': whole(TIME),
  'session.delayed': whole(TIME),
  'session.break': whole(TIME),
  leaveUntil: whole('DAY'),
  minutes: fields({ from: 5, until: MANY }),
  minutesUnder: whole(MANY),
  'board.label': whole(NAME),
  'board.more': whole(MANY),
  'board.waiting': whole(MANY),
  'board.expected': whole('MINUTES'),
  'board.call': fields({ label: CODE, point: NAME }),
  'board.served': fields({ label: CODE, point: NAME }),
  'board.page': fields({ page: 3, of: 4 }),
  'board.pattern': {
    given: {
      runs: [
        { lane: 'booked', count: 8 },
        { lane: 'walk-in', count: 9 },
      ],
      reviewEvery: MANY,
    },
    keeps: ['8', '9', String(MANY)],
  },
  'doctors.left': whole(MANY),
  'doctors.takeFor': whole(NAME),
  'slip.ahead': whole(MANY),
  'slip.described': fields({ code: CODE, department: NAME }),
  'kiosk.startsAnew': whole(MANY),
  'join.span': fields({ from: TIME, until: LATER }),
  'alerts.near': whole(MANY),
  'defer.places': whole(MANY),
  'defer.turn': whole('TURN'),
  'join.phoneHint': whole(PHONE),
  'join.phoneInvalid': whole(PHONE),
  'ticket.goBackTo': whole(CODE),
  'join.lead': whole(NAME),
  'join.waitingNow': whole(MANY),
  'join.waitNow': whole('MINUTES'),
  'place.ahead': whole(MANY),
  'place.lanes': { given: ['ONE', 'OTHER'], keeps: ['ONE', 'OTHER'] },
  'ofLane.booked': whole(MANY),
  'ofLane.walk-in': whole(MANY),
  'ofLane.review': whole(MANY),
  'ofLane.late': whole(MANY),
  'place.inTurn': { given: ['ONE', 'OTHER'], keeps: ['ONE', 'OTHER'] },
  'place.reviewEvery': whole(MANY),
  'place.passedOver': fields({ soFar: 7, atMost: MANY }),
  'ticket.between': fields({ from: TIME, until: LATER }),
  'ticket.beHereBy': whole(TIME),
  'ticket.beBackBy': whole(TIME),
  'ticket.inMinutes': whole('MINUTES'),
  'ticket.whatHappensLapses': whole(TIME),
  'ticket.whatHappensElsewhere': whole(CODE),
  'ticket.goTo': whole(NAME),
  'ticket.servingTitle': whole(NAME),
  'ticket.calledAgain': whole(MANY),
  'ticket.calledAnnouncement': fields({ code: CODE, point: NAME }),
  'ticket.calledDocumentTitle': fields({ code: CODE, point: NAME }),
  'ticket.fetchedDocumentTitle': whole(CODE),
  'ticket.cancelTitle': whole(CODE),
  'ticket.paperHint': whole(CODE),
  'announcement.issued': whole(CODE),
  'announcement.position': whole(MANY),
  'announcement.moved': whole(CODE),
  titleOf: fields({ code: CODE, position: MANY }),
  'ticket.sentOn': fields({ code: CODE, department: NAME }),
};

/** Finds the sample of a sentence by the end of its key. */
export function sampleOf(key: string): Sample | undefined {
  const parts = key.split('.');
  return [parts.slice(-2).join('.'), parts.slice(-1).join('.')].map((end) => SAMPLES[end]).find(Boolean);
}
