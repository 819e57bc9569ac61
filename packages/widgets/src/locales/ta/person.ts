import type { PersonStrings } from '../person-strings.ts';

/** What is said in Tamil of one doctor. */
export const person: PersonStrings = {
  onLeave: 'இன்று விடுப்பு',
  leaveUntil: (day) => `${day} வரை விடுப்பு`,
  opensAt: (time) => `${time} மணி முதல் நோயாளிகளைப் பார்ப்பார்`,
  opensOn: ({ day, time }) => `${day}, ${time} மணி முதல் நோயாளிகளைப் பார்ப்பார்`,
  notToday: 'இன்று வருகை இல்லை',
  offDuty: 'இப்போது பணியில் இல்லை',
  noDoctor: 'இந்த மருத்துவர் இப்போது பணியில் இல்லை.',
  askWhen: 'இந்த மருத்துவர் எப்போது இருப்பார் என்று கவுண்டரில் கேட்கவும்.',
};
