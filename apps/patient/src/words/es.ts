import type { PageWords } from './page-words.ts';

/** The page in Spanish. */
export const words: PageWords = {
  tag: 'es-ES',
  title: 'Su turno',
  titleMany: 'Sus turnos',
  titleOf: ({ code, position }) => `${code} · n.º ${position} en la cola`,
  language: 'Idioma',
  opening: 'Abriendo su turno…',
  empty: {
    title: 'Aquí todavía no hay ningún turno',
    text: 'Escanee el código QR de su papel con la cámara de este teléfono o abra el enlace del mensaje que recibió.',
    desk: '¿No tiene papel? Se lo dan en el mostrador.',
  },
  unreachable: {
    title: 'No hay red',
    text: 'Su turno se abrirá solo en cuanto vuelva la red. Deje abierta esta página.',
  },
  busy: {
    title: 'Un momento',
    text: 'Hay demasiada gente conectada ahora mismo. Lo intentaremos de nuevo automáticamente.',
  },
  wrong: {
    title: 'Este enlace no abre ningún turno',
    text: 'Puede ser de otro día, haberse cortado por el camino o haberse cambiado en el mostrador. Escanee otra vez el papel o pregunte en el mostrador.',
  },
  replaced: {
    title: 'Este turno tiene un enlace nuevo',
    text: 'En el mostrador cambiaron el enlace y este teléfono ya no muestra el turno. Escanee el papel nuevo o pregunte en el mostrador.',
  },
  over: { title: 'El día de este turno ya pasó', text: 'Para otra visita, tome un turno nuevo.' },
  dayOver: 'El turno de un día anterior se quitó de este teléfono.',
  recalled: (time) => `No hay red. Última actualización: ${time}.`,
  recalledHint: 'Continuará por sí solo cuando vuelva la red. Mientras tanto, mire las pantallas de la sala.',
  retry: 'Intentar de nuevo',
  close: 'Cerrar',
  remove: 'Quitar de este teléfono',
  removeAsk: '¿Quitarlo de este teléfono? Conserva su lugar en la cola.',
  removeYes: 'Quitar',
  removeNo: 'Conservar',
  install: 'Poner esta página en la pantalla de inicio',
  privacy: 'Este teléfono guarda el turno hasta el final de su día, y nada sobre usted.',
};
