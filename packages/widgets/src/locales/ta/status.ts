import type { StatusWords } from '../status-strings.ts';
import { common, noDepartments } from './base.ts';

/** The words of `<carequeue-status>` in Tamil. */
export const words: StatusWords = {
  ...common,
  status: {
    waiting: 'காத்திருப்போர்',
    nobody: 'யாரும் இல்லை',
    pausedNote: 'அழைப்பும் புதிய டோக்கன்களும் தற்காலிகமாக நிறுத்தப்பட்டுள்ளன. காத்திருப்போரின் இடம் மாறாது.',
    nowServing: 'தற்போதைய டோக்கன்',
    noneServed: 'இப்போது யாரும் இல்லை',
    noDepartments,
  },
};
