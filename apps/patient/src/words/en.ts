import type { PageWords } from './page-words.ts';

/** The page in English. */
export const words: PageWords = {
  tag: 'en-GB',
  title: 'Your token',
  titleMany: 'Your tokens',
  titleOf: ({ code, position }) => `${code} · place ${position}`,
  language: 'Language',
  opening: 'Opening your token…',
  empty: {
    title: 'No token here yet',
    text: 'Scan the QR code on your slip with this phone’s camera, or open the link in the message you were sent.',
    desk: 'No slip? The desk gives you one.',
  },
  unreachable: {
    title: 'No network',
    text: 'Your token opens by itself as soon as the network is back. Keep this page open.',
  },
  busy: { title: 'One moment', text: 'Many people are asking right now. We try again by ourselves.' },
  wrong: {
    title: 'This link opens no token',
    text: 'It may be from another day, may have been cut off on its way, or the desk has replaced it. Scan the slip once more, or ask at the desk.',
  },
  replaced: {
    title: 'This token has a new link',
    text: 'The desk has replaced the link, so this phone does not show the token any more. Scan the new slip, or ask at the desk.',
  },
  over: { title: 'The day of this token is over', text: 'For another visit, take a new token.' },
  dayOver: 'The token of an earlier day was removed from this phone.',
  recalled: (time) => `No network. This is how it stood at ${time}.`,
  recalledHint: 'It goes on by itself when the network is back. Until then, please watch the screens.',
  retry: 'Try again',
  close: 'Close',
  remove: 'Remove from this phone',
  removeAsk: 'Remove it from this phone? Your place in the queue stays.',
  removeYes: 'Remove',
  removeNo: 'Keep',
  install: 'Put this page on the home screen',
  privacy: 'This phone keeps the token until the end of its day, and nothing about you.',
};
