import type { BoardWords } from '../board-strings.ts';
import { common, plural } from './base.ts';

const BOOKED = ['', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis'];

/** The board's words in Spanish. */
export const words: BoardWords = {
  ...common,
  board: {
    label: (name) => (name === '' ? 'Cola' : `Cola de ${name}`),
    nowServing: 'Atendiendo ahora',
    pleaseGoIn: 'Pase, por favor',
    called: 'Llamado',
    inside: 'En consulta',
    noCall: 'Sin llamadas ahora',
    pausedSentence: 'Las llamadas están en pausa. No se vaya: la próxima llamada aparecerá aquí.',
    next: 'Siguientes',
    recent: 'Últimas llamadas',
    missed: 'Ausentes',
    missedHint: 'pase al mostrador',
    nobodyWaits: 'No hay nadie esperando',
    notReady: 'Con línea discontinua: antes debe registrarse',
    more: (count) => `+${count} más`,
    waiting: (count) => plural(count, { one: '# persona espera', other: '# personas esperan' }),
    expected: (minutes) => `Si toma un turno ahora: ${minutes}`,
    call: (call) => `Turno ${call.label}, por favor, pase a: ${call.point}.`,
    served: (call) => `Atendiendo ahora: turno ${call.label}, ${call.point}.`,
    page: ({ page, of }) => `Página ${page} de ${of}`,
    aDoctor: 'Un médico',
    pattern: ({ runs, reviewEvery }) => {
      const lanes = runs.map(
        ({ lane, count }) => `${BOOKED[count] ?? count} ${lane === 'booked' ? 'con cita' : 'sin cita'}`,
      );
      const review =
        reviewEvery === 0
          ? []
          : [`uno para mostrar resultados tras cada ${plural(reviewEvery, { one: 'paciente', other: '# pacientes' })}`];
      return `Orden: ${[lanes.join(', luego '), ...review].filter((text) => text !== '').join('; ')}`;
    },
    soundOff: 'El sonido está apagado. Toque la pantalla una vez para activarlo.',
    soundOn: 'Activar el sonido',
    noSound: 'Esta pantalla no tiene sonido. Esté atento a su turno.',
    sayAgain: 'Repetir',
  },
};
