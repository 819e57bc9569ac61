import type { DoctorsWords } from '../doctors-strings.ts';
import { common, noDepartments } from './base.ts';

/** The words of `<carequeue-doctors>` in Tamil. */
export const words: DoctorsWords = {
  ...common,
  doctors: {
    noDepartments,
    none: 'இந்தத் துறையில் மருத்துவர்கள் பட்டியலிடப்படவில்லை.',
    whoever: 'குறிப்பிட்ட ஒருவரைக் கேட்காவிட்டால், பணியில் இருக்கும் மருத்துவர் உங்களைப் பார்ப்பார்.',
    hours: 'இன்று',
    calling: 'இப்போது அழைப்பு',
    inside: 'இப்போது உள்ளே',
    next: 'அடுத்த டோக்கன்',
    full: 'டோக்கன் தீர்ந்தது',
    left: (count) => `${count} மீதம்`,
    fee: 'கட்டணம்',
    languages: 'பேசும் மொழிகள்',
    take: 'டோக்கன் எடுக்கவும்',
    takeFor: (doctor) => `${doctor}: டோக்கன் எடுக்கவும்`,
    deskOnly: 'டோக்கன் கவுண்டரில் மட்டும்',
  },
};
