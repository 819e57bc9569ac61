import type { PersonStrings } from '../person-strings.ts';

/** What is said in Hindi of one doctor. */
export const person: PersonStrings = {
  onLeave: 'आज छुट्टी पर',
  leaveUntil: (day) => `${day} तक छुट्टी पर`,
  opensAt: (time) => `${time} बजे से मरीज़ देखेंगे`,
  opensOn: ({ day, time }) => `${day} को ${time} बजे से मरीज़ देखेंगे`,
  notToday: 'आज उपलब्ध नहीं',
  offDuty: 'अभी ड्यूटी पर नहीं',
  noDoctor: 'ये डॉक्टर अभी ड्यूटी पर नहीं हैं।',
  askWhen: 'ये डॉक्टर कब मिलेंगे, कृपया काउंटर पर पूछें।',
};
