import type { NameTranslations } from '../kernel/name-translations.ts';

/** What the demo hospitals' departments are called in the other languages of their patients. */
const DEPARTMENTS: Readonly<Record<string, NameTranslations>> = {
  Cardiology: { hi: 'हृदय रोग विभाग', ta: 'இதய நோய்ப் பிரிவு' },
  Orthopaedics: { hi: 'अस्थि रोग विभाग', ta: 'எலும்பு மூட்டுப் பிரிவு' },
  Paediatrics: { hi: 'बाल रोग विभाग', ta: 'குழந்தைகள் நலப் பிரிவு' },
  'General Medicine': { hi: 'सामान्य चिकित्सा', ta: 'பொது மருத்துவம்' },
  Dermatology: { hi: 'त्वचा रोग विभाग', ta: 'தோல் நோய்ப் பிரிவு' },
  Casualty: { hi: 'आपातकालीन विभाग', ta: 'அவசர சிகிச்சைப் பிரிவு' },
  'Medicina de familia': { ar: 'طب الأسرة', en: 'Family medicine' },
  Oftalmología: { ar: 'طب العيون', en: 'Eye clinic' },
};

/** What stands before the number on the door of a room. */
const ROOMS: Readonly<Record<string, NameTranslations>> = {
  Room: { hi: 'कमरा', ta: 'அறை' },
  Consulta: { ar: 'العيادة', en: 'Room' },
};

/**
 * A name of the demo with what it is in the other languages.
 *
 * @example
 * translatedName('Room 2') // { name: 'Room 2', nameTranslations: { hi: 'कमरा 2', ta: 'அறை 2' } }
 */
export function translatedName(name: string): { readonly name: string; readonly nameTranslations: NameTranslations } {
  const [, word = '', number = ''] = /^(\D+) (\d+)$/.exec(name) ?? [];
  const rooms = Object.entries(ROOMS[word] ?? {}).map(([tag, room]) => [tag, `${room} ${number}`]);
  return { name, nameTranslations: DEPARTMENTS[name] ?? Object.fromEntries(rooms) };
}
