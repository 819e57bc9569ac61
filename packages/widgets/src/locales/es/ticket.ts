import type { TicketWords } from '../ticket-strings.ts';
import { common, leave, plural } from './base.ts';

const people = (count: number): string => plural(count, { one: '# persona', other: '# personas' });

/** The ticket's words in Spanish. */
export const words: TicketWords = {
  ...common,
  leave,
  ticket: {
    join: {
      doctor: '¿Con qué médico?',
      anyDoctor: 'Con quien quede libre antes',
      session: '¿Cuándo?',
      anySession: 'Lo antes posible',
      span: ({ from, until }) => `de ${from} a ${until}`,
      full: 'no quedan turnos',
      offDuty: 'ahora no está de servicio',
      presence: '¿Dónde está ahora?',
      onSite: 'En el hospital',
      remote: 'De camino, o todavía en casa',
      remoteHint:
        'Conserva su lugar mientras viene. Cuando le toque, esta página le dirá hasta qué hora tiene para llegar; entonces pulse «Ya estoy aquí». Pasada esa hora, el turno caduca.',
      remoteFull: 'Hoy no quedan turnos para quienes vienen de camino. Venga y tome uno aquí.',
      presenceNeeded: 'Indique dónde está ahora.',
      phoneOnly:
        'Los turnos de este servicio solo se dan a números de teléfono verificados, y esta página no puede verificar ninguno. Pregunte en el mostrador.',
      sessionFull: 'Esos turnos están agotados. Elija otra hora u otro médico, o pregunte en el mostrador.',
      sessionOver:
        'Ahí ya no se atiende a más pacientes hoy. Elija otra hora u otro médico, o pregunte en el mostrador.',
      openMine: 'Ya tengo un turno',
    },
    needs: {
      title: '¿Cómo prefiere que le llamemos?',
      lead: 'Marque lo que le ayude. Lo ve el personal, y la página de su turno se adapta en cada teléfono que abra su enlace.',
      ask: {
        'hearing-loop': 'Oigo mal, o uso bucle magnético',
        'lip-reading': 'No oigo, leo los labios',
        'large-print': 'Veo mal',
        wheelchair: 'Uso silla de ruedas, o camino despacio',
        interpreter: 'Necesito un intérprete',
        'collect-in-person': 'Vengan a buscarme, por favor',
      },
      done: {
        'hearing-loop': 'Le llamamos en voz alta más de una vez.',
        'lip-reading':
          'Su llamada queda más tiempo en la pantalla y este teléfono vibra. El personal le habla de frente.',
        'large-print': 'Letras grandes, y esta página se lee en voz alta cuando usted quiera.',
        wheelchair: 'Tiene más tiempo para entrar.',
        interpreter: 'El personal sabe que necesita un intérprete.',
        'collect-in-person': 'Alguien irá a buscarle.',
      },
    },
    alerts: {
      title: 'Para que no se pierda la llamada',
      soundOn: 'Activar el sonido',
      soundIsOn: 'Un sonido le avisará cuando le llamen.',
      soundOff: 'Quitar el sonido',
      soundHint: 'Deje esta página abierta y el teléfono sin silenciar.',
      soundFailed: 'Este navegador no puede reproducir sonido aquí.',
      early: 'Avisarme con tiempo, cuando queden antes que yo',
      earlyNever: 'Sin aviso previo',
      near: (count) =>
        count === 0
          ? 'El siguiente turno es el suyo. Acérquese, por favor.'
          : `${plural(count, { one: 'Solo hay # persona', other: 'Solo hay # personas' })} antes que usted. Acérquese, por favor.`,
      notify: 'Permitir notificaciones',
      notifyIsOn: 'Una notificación le avisará cuando le llamen.',
      notifyDenied: 'Las notificaciones de esta página están desactivadas en los ajustes del navegador.',
    },
    defer: {
      open: 'Dejar pasar a otros',
      title: '¿Dejar pasar a otros?',
      text: 'Puede hacerlo tantas veces como quiera mientras espera, pero el lugar que cede no vuelve.',
      legend: '¿Cuántos pueden pasar antes que usted?',
      places: people,
      turn: (between) => `Le tocaría ${between}`,
      confirm: 'Dejarlos pasar',
      keep: 'Conservar mi lugar',
    },
    share: {
      title: 'Verlo en otro teléfono',
      text: 'Quien abra este enlace verá su lugar y su llamada. El turno solo se puede anular desde este dispositivo o en el mostrador.',
      qrLabel: 'Código QR que abre este turno en otro teléfono',
      send: 'Enviar el enlace',
      copy: 'Copiar el enlace',
      copied: 'Enlace copiado.',
      failed: 'Ahora mismo no se puede obtener el enlace. Inténtelo de nuevo.',
    },
    readAloud: 'Leer en voz alta',
    readAloudStop: 'Dejar de leer',
    readAloudNone: 'Este dispositivo no tiene una voz que lea en español.',
    followOnly:
      'Este dispositivo solo muestra el turno. Para anularlo o dejar pasar a otros, use el dispositivo con el que lo tomó o pregunte en el mostrador.',
    goBackTo: (code) => `Después, vuelva: conserva su lugar con el turno ${code}.`,
    fetched: 'Quédese donde está: alguien va a buscarle.',
    label: 'Su turno',
    asOf: (time) => `datos de las ${time}`,
    connectionWait: 'La conexión vuelve por sí sola.',
    takeTitle: 'Tome su turno',
    takeLead: (department) => `Espere donde quiera. Le avisamos aquí cuando llegue su turno: ${department}.`,
    waitingNow: (count) =>
      count === 0 ? 'No espera nadie' : plural(count, { one: '# persona esperando', other: '# personas esperando' }),
    waitNow: (minutes) => `Espera prevista: ${minutes}`,
    name: 'Nombre',
    phone: 'Teléfono',
    optional: 'opcional',
    phoneHint: (example) => `Con el prefijo del país${example === null ? '' : `, por ejemplo ${example}`}`,
    joinCode: 'Código que aparece en la pantalla',
    joinCodeHint: 'Ocho cifras que aparecen en la pantalla de la sala de espera. Cambian cada cinco minutos.',
    joinCodeNeeded: 'Escriba el código que aparece en la pantalla de la sala de espera.',
    joinCodeWrong: 'Este código ya no se muestra, o no es correcto. Vuelva a leerlo en la pantalla.',
    alreadyOpen: 'Ya tiene un turno aquí. Si no está en este dispositivo, pregunte en el mostrador.',
    privacy: 'Solo el personal del hospital ve su nombre y su teléfono.',
    take: 'Tomar turno',
    taking: 'Tomando su turno…',
    closed: 'Este servicio está cerrado. Ahora no se dan turnos.',
    paused: 'Este servicio está en pausa. Habrá turnos de nuevo cuando continúe.',
    full: 'Ya se han dado todos los turnos de hoy. Pregunte en el mostrador.',
    joiningOff: 'Los turnos de este servicio se dan solo en el mostrador.',
    tooMany: 'Se han tomado demasiados turnos desde aquí. Espere un momento o pregunte en el mostrador.',
    phoneInvalid: (example) =>
      `No se entiende este número de teléfono. Escríbalo con el prefijo del país${example === null ? '' : `, por ejemplo ${example}`}.`,
    nameInvalid: 'Este nombre no se puede usar. Escríbalo sin símbolos especiales.',
    yourToken: 'Su turno',
    position: 'Su lugar',
    place: {
      ahead: (count) => (count === 0 ? 'El siguiente turno es el suyo' : `${people(count)} antes que usted`),
      lanes: (kinds) => kinds.join(', '),
      ofLane: {
        booked: (count) => `${count} con cita`,
        'walk-in': (count) => `${count} sin cita`,
        review: (count) => `${count} para mostrar resultados`,
        late: (count) => plural(count, { one: '# que llegó tarde a su cita', other: '# que llegaron tarde a su cita' }),
      },
      whyTitle: '¿Por qué este lugar?',
      byArrival: 'A quienes vienen sin cita se les llama por orden de llegada.',
      inTurn: (turns) => `Se llama alternando: ${turns.join(', luego ')}, y así sucesivamente.`,
      laneFirst: {
        booked: 'Primero se llama a quienes tienen cita, cuando llega su hora.',
        'walk-in': 'Primero se llama a quienes vienen sin cita.',
      },
      reviewEvery: (patients) =>
        patients === 0
          ? 'Quienes solo vienen a mostrar resultados pasan cuando no hay nadie más.'
          : `Tras cada ${plural(patients, { one: '# paciente', other: '# pacientes' })} pasa uno que solo viene a mostrar resultados.`,
      late: 'Llegó después de la hora de su cita, por eso está con quienes vienen sin cita.',
      urgent: 'A los casos más urgentes se les llama antes; lo decide el personal.',
      passedOver: ({ soFar, atMost }) =>
        `Además de las urgencias, como mucho ${plural(atMost, { one: '# persona que llegó después puede', other: '# personas que llegaron después pueden' })} pasar antes que usted. Hasta ahora: ${soFar}.`,
    },
    expectedTitle: 'Le toca',
    between: (times) =>
      times.from === times.until ? `hacia las ${times.from}` : `entre las ${times.from} y las ${times.until}`,
    beHereBy: (time) => `Llegue antes de las ${time}`,
    stayClose: 'Quédese cerca de las consultas.',
    comeNow: 'Venga ya, por favor.',
    inMinutes: (minutes) => `faltan ${minutes}`,
    expectedUnknown: 'Aún no hay datos suficientes para decir cuándo le tocará.',
    definitionTitle: '¿Qué significa esto?',
    definition:
      'De las personas que estaban en su mismo lugar, a la mitad se las llamó antes de la primera de estas horas; a nueve de cada diez, antes de la segunda. Se calcula con el ritmo de hoy de este servicio y cambia con él.',
    whatHappens: 'Qué pasa ahora',
    whatHappensWaiting:
      'Su turno se llamará en la pantalla de la sala y aquí. Deje esta página abierta: le avisa aunque esté mirando otra cosa.',
    whatHappensGated: {
      arrival:
        'Pulse «Ya estoy aquí» cuando esté en el hospital. Conserva su lugar, pero no se le llamará hasta entonces.',
      payment: 'Primero pague en el mostrador. Conserva su lugar, pero no se le llamará hasta entonces.',
      vitals: 'Primero, enfermería le tomará las constantes. Conserva su lugar, pero no se le llamará hasta entonces.',
      result: 'Estamos esperando su resultado. Conserva su lugar, pero no se le llamará hasta entonces.',
      other: 'Primero hay que hacer algo en el mostrador. Conserva su lugar, pero no se le llamará hasta entonces.',
    },
    whatHappensLapses: (time) =>
      `Le ha llegado el turno. Llegue antes de las ${time} y pulse «Ya estoy aquí». Después, su turno caduca.`,
    lapsed: {
      title: 'Su turno ha caducado',
      text: 'Le tocaba y aún no estaba aquí. Tome otro turno o pregunte en el mostrador.',
    },
    calledTitle: 'Le toca a usted',
    goTo: (point) => `Pase a: ${point}`,
    goToDesk: 'Vaya al mostrador',
    theDesk: 'el mostrador',
    calledAgain: (count) => plural(count, { one: 'Llamado # vez', other: 'Llamado # veces' }),
    calledAnnouncement: (call) => `Le toca a usted. Turno ${call.code}, pase ahora: ${call.point}.`,
    calledDocumentTitle: (call) => `${call.code} · pase ahora: ${call.point}`,
    fetchedDocumentTitle: (code) => `${code} · quédese donde está`,
    servingTitle: (point) => `Está en: ${point}`,
    servingText: 'Que todo vaya bien.',
    missed: {
      title: 'Le llamamos y no vino',
      text: 'No ha perdido el turno. Vaya al mostrador: allí le volverán a poner en la cola.',
    },
    missedFetched: {
      title: 'Fuimos a buscarle y no le encontramos',
      text: 'No ha perdido el turno. Avise en el mostrador de dónde está, o pida a alguien que avise: le volverán a poner en la cola.',
    },
    ended: {
      completed: { title: 'Su visita ha terminado', text: 'Gracias por su paciencia. Que se mejore.' },
      cancelled: {
        title: 'Su turno está anulado',
        text: 'Su lugar queda libre para otra persona. Si no lo anuló usted, pregunte en el mostrador.',
      },
      expired: { title: 'Su turno ha vencido', text: 'Era de otro día. Tome otro turno.' },
      no_show: { title: 'Su turno ha terminado', text: 'Le llamamos y no vino. Tome otro turno.' },
      transferred: { title: 'Le han enviado a otro servicio', text: 'Pregunte en el mostrador adónde ir.' },
    },
    unknown: 'Este turno ya no existe. Pregunte en el mostrador.',
    another: 'Tomar otro turno',
    iAmHere: 'Ya estoy aquí',
    cancel: 'Anular mi turno',
    cancelTitle: (code) => `¿Anular el turno ${code}?`,
    cancelText: 'Pierde su lugar y no podrá recuperarlo.',
    cancelConfirm: 'Sí, anularlo',
    cancelKeep: 'No, conservarlo',
    commandFailed: 'No ha funcionado. Inténtelo de nuevo.',
    timeline: {
      title: 'Su visita',
      taken: 'Turno tomado',
      here: 'En el hospital',
      waiting: 'En espera',
      called: 'Llamada',
      inside: 'En consulta',
      done: 'Terminado',
    },
    paperHint: (code) => `Recuerde ${code}: con él le encuentran en el mostrador.`,
    announcement: {
      issued: (code) => `Su turno es el ${code}.`,
      position: (position) => `Su lugar es ahora el ${position}.`,
      back: 'Está de nuevo en la cola.',
      moved: (code) => `Le han enviado a otro servicio. Su turno es ahora el ${code}.`,
    },
    sentOn: ({ code, department }) => `Le han enviado a ${department}. Su turno es ahora el ${code}.`,
    whatHappensElsewhere: (code) =>
      `Antes le atiende otro servicio: allí su turno es el ${code}. Conserva su lugar aquí y después se le vuelve a llamar.`,
    pausedNote: 'Las llamadas están en pausa. Conserva su lugar.',
    closedNote: 'Hoy no se dan más turnos. Conserva su lugar.',
  },
};
