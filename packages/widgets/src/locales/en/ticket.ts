import type { TicketWords } from '../ticket-strings.ts';
import { common, plural } from './base.ts';

/** The ticket's words in English. */
export const words: TicketWords = {
  ...common,
  ticket: {
    label: 'Your token',
    takeTitle: 'Take a token',
    takeLead: (department) => `Wait where you like. We tell you here when ${department} is ready for you.`,
    waitingNow: (count) => (count === 0 ? 'Nobody is waiting' : `${count} waiting now`),
    waitNow: (minutes) => `Expected wait ${minutes}`,
    name: 'Name',
    phone: 'Phone',
    optional: 'optional',
    phoneHint: 'With country code, for example +91\u00a098765\u00a043210',
    joinCode: 'Code on the screen here',
    joinCodeHint: 'Eight digits, shown at the department. They change every five minutes.',
    joinCodeNeeded: 'Please type the code that is shown at the department.',
    joinCodeWrong: 'This code is not shown any more, or not right. Please read it again from the screen.',
    alreadyOpen: 'You already have a token here. If it is not on this device, please ask at the desk.',
    privacy: 'Only the hospital’s staff see your name and phone.',
    take: 'Take a token',
    taking: 'Taking your token…',
    closed: 'This department is closed. No tokens are given now.',
    paused: 'This department has paused. New tokens come again when it goes on.',
    full: 'Today’s tokens are all taken. Please ask at the desk.',
    joiningOff: 'Tokens for this department are given at the desk only.',
    tooMany: 'Too many tokens were taken from here. Please wait a moment or ask at the desk.',
    phoneInvalid:
      'This phone number was not understood. Write it with its country code, for example +91\u00a098765\u00a043210.',
    nameInvalid: 'This name cannot be used. Please write it without special signs.',
    yourToken: 'Your token',
    position: 'Your place',
    place: {
      ahead: (count) =>
        count === 0 ? 'You are next' : plural(count, { one: '# person before you', other: '# people before you' }),
      ofLane: {
        booked: (count) => `${count} with a booking`,
        'walk-in': (count) => `${count} without a booking`,
        review: (count) => `${count} to show a report`,
        late: (count) => `${count} who came late for a booking`,
      },
      whyTitle: 'Why am I here?',
      byArrival: 'People are called in the order they came.',
      inTurn: (turns) => `People are called in turn: ${turns.join(', then ')}, and so on.`,
      laneFirst: {
        booked: 'People with a booking are called first, when their time has come.',
        'walk-in': 'People without a booking are called first.',
      },
      reviewEvery: (patients) =>
        patients === 0
          ? 'Those who only show a report come when nobody else is there.'
          : `After every ${plural(patients, { one: '# patient', other: '# patients' })} comes one who only shows a report.`,
      late: 'You came after your booked time, so you stand with those without a booking.',
      urgent: 'Whoever is more urgent is called sooner; the staff decide that.',
      passedOver: ({ soFar, atMost }) =>
        `At most ${plural(atMost, { one: '# person', other: '# people' })} who came after you, beside emergencies, can be called before you. ` +
        `So far: ${soFar}.`,
    },
    expectedTitle: 'Your turn',
    between: (times) =>
      times.from === times.until ? `about ${times.from}` : `between ${times.from} and ${times.until}`,
    beHereBy: (time) => `Be here by ${time}`,
    stayClose: 'Please stay close to the rooms.',
    inMinutes: (minutes) => `in ${minutes}`,
    expectedUnknown: 'There is not enough to say yet when it will be your turn.',
    definitionTitle: 'What does this mean?',
    definition:
      'Half of all people at your place have been called by the first time, nine of ten by the second. It comes from how fast this department works today, and changes with it.',
    whatHappens: 'What happens now',
    whatHappensWaiting:
      'Your code is called on the board and here. Keep this page open: it tells you, also when you look elsewhere.',
    whatHappensGated: {
      arrival: 'Press “I am here” when you are at the hospital. You keep your place, but are called only then.',
      payment: 'Please pay at the desk first. You keep your place, but are called only then.',
      vitals: 'A nurse measures you first. You keep your place, but are called only then.',
      result: 'We wait for your result. You keep your place, but are called only then.',
      other: 'The desk has to do something first. You keep your place, but are called only then.',
    },
    whatHappensLapses: (time) =>
      `Your turn has come. Be here by ${time} and press “I am here”. After that your token lapses.`,
    lapsed: {
      title: 'Your token has lapsed',
      text: 'Its turn came and you were not here yet. Please take a new one, or ask at the desk.',
    },
    calledTitle: 'It’s your turn',
    goTo: (point) => `Go to ${point}`,
    goToDesk: 'Go to the desk',
    theDesk: 'the desk',
    calledAgain: (count) => `Called ${count} times`,
    calledAnnouncement: (call) => `It’s your turn. Token ${call.code}, go to ${call.point} now.`,
    calledDocumentTitle: (call) => `${call.code}: go to ${call.point}`,
    servingTitle: (point) => `You are in ${point}`,
    servingText: 'We wish you well.',
    missedTitle: 'You were called and did not come',
    missedText: 'Your token is not lost. Please go to the desk, they put you back in the queue.',
    ended: {
      completed: { title: 'Your visit is done', text: 'Thank you for your patience. Get well soon.' },
      cancelled: {
        title: 'Your token is cancelled',
        text: 'Your place is free for somebody else now. If it was not you who gave it up, please ask at the desk.',
      },
      expired: { title: 'Your token has expired', text: 'Its day is over. Please take a new one.' },
      no_show: { title: 'Your token has ended', text: 'You were called and did not come. Please take a new one.' },
      transferred: { title: 'You have been moved to another department', text: 'Please ask at the desk where to go.' },
    },
    unknown: 'This token is not known any more. Please ask at the desk.',
    another: 'Take another token',
    iAmHere: 'I am here',
    cancel: 'Give up my token',
    cancelTitle: (code) => `Give up token ${code}?`,
    cancelText: 'You lose your place and cannot get it back.',
    cancelConfirm: 'Yes, give it up',
    cancelKeep: 'No, keep it',
    commandFailed: 'That did not work. Please try again.',
    timeline: {
      title: 'Your visit',
      taken: 'Token taken',
      here: 'At the hospital',
      waiting: 'Waiting',
      called: 'Called',
      inside: 'Inside',
      done: 'Done',
    },
    paperHint: (code) => `Remember ${code}: the desk finds you by it.`,
    announcement: {
      issued: (code) => `You have token ${code}.`,
      position: (position) => `Your place is now ${position}.`,
      missed: 'You were called and did not come. Please go to the desk.',
      moved: (code) => `You were sent on to another department. Your token is now ${code}.`,
    },
    sentOn: ({ code, department }) => `You were sent on to ${department}. Your token is now ${code}.`,
    whatHappensElsewhere: (code) =>
      `Another department sees you first: your token there is ${code}. You keep your place here, and are called again after that.`,
    pausedNote: 'Calling is paused at the moment. You keep your place.',
    closedNote: 'No new tokens are given today. You keep your place.',
  },
};
