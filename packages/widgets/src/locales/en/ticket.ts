import type { TicketWords } from '../ticket-strings.ts';
import { common, plural } from './base.ts';

/** The ticket's words in English. */
export const words: TicketWords = {
  ...common,
  ticket: {
    needs: {
      done: {
        'hearing-loop': 'Your call is spoken more than once.',
        'lip-reading': 'Your call stays on the screen for longer. The staff face you when they speak.',
        'large-print': 'Large letters, and this page reads itself aloud when you wish.',
        wheelchair: 'You have more time to come in.',
        interpreter: 'The staff know that you need an interpreter.',
        'collect-in-person': 'Somebody comes and fetches you.',
      },
      vibration: {
        felt: 'This phone vibrates when you are called.',
        afterTouch: 'Touch this page once: then this phone vibrates when you are called.',
        none: 'This device does not vibrate here. Keep this page where you see it.',
      },
    },
    alerts: {
      title: 'So that you do not miss your call',
      soundOn: 'Turn the sound on',
      soundIsOn: 'A sound tells you when you are called.',
      soundOff: 'Turn the sound off',
      soundHint: 'Keep this page open, and do not put the phone on silent.',
      soundFailed: 'This browser cannot play a sound here.',
      early: 'Tell me early, when so many are before me',
      earlyNever: 'Not early',
      near: (count) =>
        count === 0
          ? 'You are next. Please come close.'
          : plural(count, {
              one: 'Only # person is before you. Please come close.',
              other: 'Only # people are before you. Please come close.',
            }),
      notify: 'Allow notifications',
      notifyIsOn: 'A notification tells you when you are called.',
      notifyDenied: 'Notifications are turned off for this page in your browser’s settings.',
    },
    defer: {
      open: 'Let others go first',
      title: 'Let others go first?',
      text: 'You may do this as often as you like while you wait, but a place given away does not come back.',
      legend: 'How many may go before you?',
      places: (count) => plural(count, { one: '# person', other: '# people' }),
      turn: (between) => `Your turn: ${between}`,
      confirm: 'Let them go first',
      keep: 'Keep my place',
    },
    share: {
      title: 'On another phone',
      text: 'Whoever opens this link sees your place and your call.',
      own: 'Only this device and the desk can give the token up.',
      qrLabel: 'QR code that opens this token on another phone',
      send: 'Send the link',
      copy: 'Copy the link',
      copied: 'The link is copied.',
      failed: 'The link cannot be fetched just now. Please try again.',
    },
    readAloud: 'Read aloud',
    readAloudStop: 'Stop reading',
    readAloudNone: 'This device has no voice that reads English.',
    followOnly:
      'This device follows the token. To give it up or let others go first, use the device it was taken on, or ask at the desk.',
    followDesk: 'This device follows the token. To give it up or let others go first, ask at the desk.',
    goBackTo: (code) => `Afterwards go back: your place with token ${code} is kept.`,
    fetched: 'Please stay where you are: somebody comes for you.',
    label: 'Your token',
    asOf: (time) => `as of ${time}`,
    connectionWait: 'It comes back by itself.',
    yourToken: 'Your token',
    position: 'Your place',
    place: {
      ahead: (count) =>
        count === 0 ? 'You are next' : plural(count, { one: '# person before you', other: '# people before you' }),
      lanes: (kinds) => kinds.join(', '),
      ofLane: {
        booked: (count) => `${count} with a booking`,
        'walk-in': (count) => `${count} without a booking`,
        review: (count) => `${count} to show a report`,
        late: (count) => `${count} who came late for a booking`,
      },
      whyTitle: 'Why am I here?',
      byArrival: 'People without a booking are called in the order they came.',
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
    beBackBy: (time) => `If you go away, be back by ${time}`,
    stayClose: 'Please stay close to the rooms.',
    comeNow: 'Please come now.',
    inMinutes: (minutes) => `in ${minutes}`,
    expectedUnknown: 'There is not enough to say yet when it will be your turn.',
    definitionTitle: 'What does this mean?',
    definition:
      'Half of all people at your place have been called by the first time, nine of ten by the second. It comes from how fast this department works today, and changes with it.',
    whatHappens: 'What happens now',
    whatHappensWaiting: 'Your code is called on the board and here. Keep this page open.',
    whatHappensCutOff:
      'Your code is called on the board. Without a network this page cannot tell you: please watch the board, or ask at the desk.',
    whatHappensGated: {
      arrival: 'Press “I am here” when you are at the hospital. You keep your place, but are called only then.',
      payment: 'Please pay at the desk first. You keep your place, but are called only then.',
      vitals: 'A nurse checks you first. You keep your place, but are called only then.',
      result: 'We are waiting for your result. You keep your place, but are called only then.',
      other: 'The desk has to do something first. You keep your place, but are called only then.',
    },
    whatHappensLate:
      'If your turn comes before you, this page shows how long your token is still kept. After that it lapses.',
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
    fetchedDocumentTitle: (code) => `${code}: stay where you are`,
    servingTitle: (point) => `You are in ${point}`,
    servingText: 'We wish you well.',
    missed: {
      title: 'You were called and did not come',
      text: 'Your token is not lost. Please go to the desk, they put you back in the queue.',
    },
    missedFetched: {
      title: 'We came for you and did not find you',
      text: 'Your token is not lost. Please tell the desk where you are, or ask somebody to. They put you back in the queue.',
    },
    ended: {
      completed: { title: 'Your visit is done', text: 'Thank you for your patience. Get well soon.' },
      cancelled: {
        title: 'Your token is cancelled',
        text: 'Your place is free for somebody else now. If anything is unclear, please ask at the desk.',
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
      back: 'You are back in the queue.',
      moved: (code) => `You were sent on to another department. Your token is now ${code}.`,
    },
    sentOn: ({ code, department }) => `You were sent on to ${department}. Your token is now ${code}.`,
    whatHappensElsewhere: (code) =>
      `Another department sees you first: your token there is ${code}. You keep your place here, and are called again after that.`,
    askForDoctor: 'Please ask at the desk when a doctor comes.',
    pausedNote: 'Calling is paused at the moment. You keep your place.',
    closedNote: 'No new tokens are given today. You keep your place.',
  },
};
