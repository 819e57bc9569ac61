import type { CommonStrings } from '../common-strings.ts';
import { pluralOf } from '../plural.ts';
import { hour } from '../spanish-hour.ts';

/** Puts a count into its Spanish form. */
export const plural = pluralOf<'one' | 'other'>('es');

/** What every element says in Spanish. */
export const common: CommonStrings = {
  tag: 'es-ES',
  loading: 'Cargando la cola',
  retry: 'Intentar de nuevo',
  connectionLost: (time) => `Sin conexión · se muestra lo de ${hour(time)}`,
  failure: {
    connection: 'Ahora mismo no se puede consultar la cola.',
    configuration: 'Esta parte de la página aún no está configurada. Pregunte en el mostrador.',
    credential: 'Esta página no puede mostrar la cola. Pregunte en el mostrador.',
    missing: 'Este servicio no está aquí. Pregunte en el mostrador.',
    busy: 'Hay demasiada gente conectada ahora mismo. Inténtelo de nuevo en un momento.',
    other: 'Algo ha fallado por nuestra parte. Inténtelo de nuevo.',
  },
  state: {
    open: 'Abierto',
    paused: 'En pausa',
    closed: 'Cerrado',
    full: 'Completo',
    closedSentence: 'Hoy no se dan más turnos.',
  },
  opensAt: (time) => `Abre a ${hour(time)}`,
  opensOn: ({ day, time }) => `Abre el ${day} a ${hour(time)}`,
  noDoctor: 'Ahora mismo no hay ningún médico de servicio.',
  tokensGiven: 'Ahora se dan turnos.',
  session: {
    planned: (from) => `desde ${hour(from)}`,
    awaited: (from) => `se le espera desde ${hour(from)}`,
    delayed: (until) => (until === null ? 'con retraso' : `con retraso, llegada prevista a ${hour(until)}`),
    in: 'pasando consulta',
    break: (until) => (until === null ? 'en descanso' : `en descanso hasta ${hour(until)}`),
    left: 'se ha marchado',
    ended: 'ha terminado por hoy',
  },
  minutes: (range) =>
    range.until <= range.from
      ? plural(range.until, { one: 'alrededor de # minuto', other: 'unos # minutos' })
      : `${range.from} a ${plural(range.until, { one: '# minuto', other: '# minutos' })}`,
  minutesUnder: (minutes) => `menos de ${plural(minutes, { one: '# minuto', other: '# minutos' })}`,
  expectedWait: 'Espera prevista',
  expectedUnknown: 'Aún no hay datos suficientes',
  definitionTitle: '¿Qué significa esto?',
  definition:
    'Lo que esperará hasta la llamada quien tome un turno ahora: la mitad de las personas no espera más de lo que indica el primer número; nueve de cada diez, no más de lo que indica el segundo. Se calcula con el ritmo de hoy de este servicio y cambia con él.',
};

/** Where a hospital has no department that is shown. */
export const noDepartments = 'Aquí no figura ningún servicio.';
