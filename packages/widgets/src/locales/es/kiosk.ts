import type { KioskWords } from '../kiosk-strings.ts';
import { common, plural } from './base.ts';

/** The kiosk's words in Spanish. */
export const words: KioskWords = {
  ...common,
  slip: {
    yourToken: 'Su turno',
    ahead: (count) =>
      count === 0
        ? 'El siguiente turno es el suyo'
        : plural(count, { one: '# persona antes que usted', other: '# personas antes que usted' }),
    scan: 'Escanee para seguir su turno en un teléfono',
    keep: 'Guarde este papel hasta que le llamen.',
    print: 'Imprimir el papel',
    failed: 'No se puede preparar el papel. Por favor, apunte su turno.',
    described: ({ code, department, hasLink }) =>
      `Papel con el turno ${code}${department && ` de ${department}`}${hasLink ? ' y un código para escanear' : ''}`,
  },
  kiosk: {
    stillThere: '¿Sigue ahí?',
    startsAnew: (seconds) =>
      `Para que nadie vea sus datos, empezamos de nuevo en ${plural(seconds, { one: '# segundo', other: '# segundos' })}.`,
    moreTime: 'Necesito más tiempo',
  },
};
