import type { FirstStrings } from '../common-strings.ts';

/** What an element says in English before it has anything to show. */
export const first: FirstStrings = {
  tag: 'en-GB',
  loading: 'Loading the queue',
  retry: 'Try again',
  failure: {
    connection: 'The queue cannot be reached just now.',
    configuration: 'This part of the page is not set up yet. Please ask at the desk.',
    credential: 'This page may not show the queue. Please ask at the desk.',
    missing: 'This department is not here. Please ask at the desk.',
    busy: 'Very many people are asking just now. Please try again in a moment.',
    other: 'Something went wrong on our side. Please try again.',
  },
};
