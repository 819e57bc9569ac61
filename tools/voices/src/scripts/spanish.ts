import type { VoiceScript } from '../script.ts';
import { letters, numbered, rounds, words } from '../script.ts';

const below30 =
  words(`cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis
  diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete
  veintiocho veintinueve`);
const tens = words('treinta cuarenta cincuenta sesenta setenta ochenta noventa');
const below100 = [...below30, ...tens.flatMap((ten) => [ten, ...below30.slice(1, 10).map((one) => `${ten} y ${one}`)])];
const hundreds = words(
  'cien doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos',
);
const thousands = ['mil', ...below30.slice(2, 10).map((one) => `${one} mil`)];

/** Spanish, with the sounds of Latin America, which are understood everywhere. */
export const spanish: VoiceScript = {
  language: 'es',
  name: 'Español',
  voice: 'es-419',
  wordsPerMinute: 140,
  lines: {
    token: 'Turno',
    go: 'por favor, pase',
    look: 'por favor, mire la pantalla',
    room: 'a la sala',
    'consulting-room': 'al consultorio',
    cabin: 'a la cabina',
    counter: 'al mostrador',
    desk: 'al escritorio',
    window: 'a la ventanilla',
    laboratory: 'al laboratorio',
    door: 'a la puerta',
    'laboratory-only': 'al laboratorio',
    'pharmacy-only': 'a la farmacia',
    'reception-only': 'a la recepción',
    'x-ray-only': 'a rayos equis',
    ...letters([
      ...words('a be ce de e efe ge hache i jota ca ele eme ene o pe cu erre ese te u uve'),
      'doble ve',
      ...words('equis ye zeta'),
    ]),
    ...numbered(below100),
    ...rounds(100, hundreds),
    ...rounds(100, ['ciento', ...hundreds.slice(1)], '-and'),
    ...rounds(1_000, thousands),
    ...rounds(1_000, thousands, '-and'),
  },
};
