import type { DoctorsWords } from '../doctors-strings.ts';
import { common, noDepartments } from './base.ts';

/** The words of `<carequeue-doctors>` in Hindi. */
export const words: DoctorsWords = {
  ...common,
  doctors: {
    noDepartments,
    none: 'इस विभाग में कोई डॉक्टर दर्ज नहीं है।',
    whoever: 'अगर आप किसी एक डॉक्टर को न चुनें, तो जो ड्यूटी पर होंगे वही आपको देखेंगे।',
    hours: 'आज',
    calling: 'अभी बुलाया जा रहा है',
    inside: 'अभी अंदर',
    next: 'अगला टोकन',
    full: 'सभी टोकन दिए जा चुके हैं',
    left: (count) => `${count} बाकी`,
    fee: 'शुल्क',
    languages: 'भाषाएँ',
    take: 'टोकन लें',
    takeFor: (doctor) => `${doctor} के लिए टोकन लें`,
    deskOnly: 'टोकन सिर्फ़ काउंटर पर',
  },
};
