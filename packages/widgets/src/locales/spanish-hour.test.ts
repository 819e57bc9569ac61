import { describe, expect, test } from 'vitest';
import { common } from './es/base.ts';
import { person } from './es/person.ts';
import { words } from './es/ticket.ts';
import { hour } from './spanish-hour.ts';

describe('the article before a clock time in Spanish', () => {
  test.each([
    ['01:00', 'la 01:00'],
    ['01:59', 'la 01:59'],
    ['1:05 p. m.', 'la 1:05 p. m.'],
    ['00:01', 'las 00:01'],
    ['10:00', 'las 10:00'],
    ['11:00', 'las 11:00'],
    ['13:00', 'las 13:00'],
  ])('of %s', (time, said) => expect(hour(time)).toBe(said));

  test('is right wherever a time is told', () => {
    const { session, opensAt, opensOn, connectionLost } = common;
    const { ticket } = words;
    const at = '01:00';
    expect([
      connectionLost(at),
      opensAt(at),
      opensOn({ day: 'lunes', time: at }),
      session.planned(at),
      session.awaited(at),
      session.delayed(at),
      session.break(at),
      person.opensAt(at),
      person.opensOn({ day: 'lunes', time: at }),
      ticket.asOf(at),
      ticket.between({ from: at, until: at }),
      ticket.between({ from: '00:50', until: at }),
      ticket.between({ from: at, until: '02:00' }),
      ticket.beHereBy(at),
      ticket.beBackBy(at),
      ticket.whatHappensLapses(at).slice(0, 48),
    ]).toEqual([
      'Sin conexión · se muestra lo de la 01:00',
      'Abre a la 01:00',
      'Abre el lunes a la 01:00',
      'desde la 01:00',
      'se le espera desde la 01:00',
      'con retraso, llegada prevista a la 01:00',
      'en descanso hasta la 01:00',
      'Pasa consulta desde la 01:00',
      'Pasa consulta el lunes desde la 01:00',
      'datos de la 01:00',
      'hacia la 01:00',
      'entre las 00:50 y la 01:00',
      'entre la 01:00 y las 02:00',
      'Llegue antes de la 01:00',
      'Si se ausenta, vuelva antes de la 01:00',
      'Le ha llegado el turno. Llegue antes de la 01:00',
    ]);
  });
});
