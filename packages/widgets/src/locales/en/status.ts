import type { StatusWords } from '../status-strings.ts';
import { common, noDepartments } from './base.ts';

/** The words of `<carequeue-status>` in English. */
export const words: StatusWords = {
  ...common,
  status: {
    waiting: 'Waiting',
    nobody: 'Nobody',
    pausedNote: 'Calling and new tokens are paused for the moment. Those who wait keep their places.',
    nowServing: 'Now serving',
    noneServed: 'Nobody just now',
    noDepartments,
  },
};
