import type { Doctor, QueueState } from '@carequeue/sdk';
import { ago, anActive, anOpening, aPoint } from '../testing/fixtures.ts';
import type { HospitalTexts } from './hospital-texts.ts';
import { aSession, DOCTORS, inLanguage, inMinutes, MONDAY, opening, queues } from './queue-scenes.ts';
import type { Scene, StagedScene } from './scene.ts';
import { partOf, until } from './scene.ts';
import { loading, lost, refused } from './scene-acts.ts';

const PHONE = { widthPx: 320, heightPx: 480 };
const TABLET = { widthPx: 390, heightPx: 480 };
const DESK = { widthPx: 1024, heightPx: 400 };
const THIRD = 'doc_01kagy0000cccccccccccccccc';
const DAY = '2026-11-21';

/** A morning as it goes: one doctor in and one late, a third whose session begins in the afternoon. */
const morning = (texts: HospitalTexts, parts: Partial<QueueState> = {}): QueueState => {
  const busy = queues.busy(texts);
  const [first, second, ...others] = busy.points;
  const points = [
    { ...aPoint(1), ...first, doctorId: DOCTORS[0], doctorName: texts.doctors[0] },
    { ...aPoint(2), ...second, doctorId: DOCTORS[1], doctorName: texts.doctors[1], tickets: [] },
    ...others.map((point, index) =>
      index === 0 ? { ...point, doctorId: THIRD, doctorName: texts.doctors[2], tickets: [] } : point,
    ),
  ];
  const sessions = [
    aSession(0, { id: `${DAY}-first` }),
    aSession(1, {
      id: `${DAY}-second`,
      state: 'delayed',
      startsAt: ago(42),
      until: inMinutes(33),
      reason: texts.reason,
    }),
    aSession(0, {
      id: `${DAY}-third`,
      doctorId: THIRD,
      state: 'planned',
      startsAt: inMinutes(318),
      endsAt: inMinutes(498),
    }),
  ];
  const intake = sessions.map(({ id, doctorId }, index) => ({
    ...{ sessionId: id, doctorId },
    nextCode: `CAR-${62 + index}`,
    left: { onSite: [null, 6, 0][index] ?? null, remote: null },
  }));
  return { ...busy, points, sessions, intake, ...parts };
};

/** The same department before anybody is there, or with nobody any more. */
const withSessions = (texts: HospitalTexts, parts: Partial<QueueState['sessions'][number]>): QueueState => {
  const queue = morning(texts, { waiting: [], missed: [], recent: [], wait: null });
  const points = queue.points.map((point) => ({ ...point, tickets: [] }));
  return {
    ...queue,
    points,
    sessions: queue.sessions.map((session) => ({ ...session, reason: null, until: null, ...parts })),
  };
};

/** The department's openings are those of its doctors too. */
const everybody = (at: readonly string[]) => [...opening(at), anOpening(at, THIRD)];

const scenesQueues = {
  open: morning,
  empty: (texts: HospitalTexts) =>
    inLanguage(
      {
        ...queues.empty(texts),
        wait: [{ doctorId: null, at: [[1, 0, 4]] }],
        sessions: [aSession(0, { id: DAY, doctorId: null, startsAt: ago(642), endsAt: inMinutes(798) })],
        intake: [{ sessionId: DAY, doctorId: null, nextCode: 'CAR-1', left: { onSite: null, remote: null } }],
      },
      texts,
    ),
  /** A day without plans: one calls, one has somebody inside, one is not on duty. */
  calling: (texts: HospitalTexts) => {
    const queue = scenesQueues.empty(texts);
    const own = [...DOCTORS, THIRD].map((doctorId, index) => ({
      ...aPoint(index + 1, { doctorId, doctorName: texts.doctors[index] ?? null, name: texts.room(index + 1) }),
      available: index !== 2,
      tickets: index === 2 ? [] : [anActive(41 + index, index === 1 ? { status: 'serving' } : {})],
    }));
    return { ...queue, points: own };
  },
  /** The same with every room shut. */
  shut: (texts: HospitalTexts) => {
    const queue = scenesQueues.calling(texts);
    return { ...queue, points: queue.points.map((point) => ({ ...point, available: false, tickets: [] })) };
  },
  longWait: (texts: HospitalTexts) => ({ ...morning(texts), wait: [{ doctorId: null, at: [[1, 80, 105] as const] }] }),
  paused: (texts: HospitalTexts) => morning(texts, { state: 'paused', message: texts.message }),
  late: (texts: HospitalTexts) =>
    withSessions(texts, { state: 'delayed', startsAt: ago(42), until: inMinutes(33), reason: texts.reason }),
  onBreak: (texts: HospitalTexts) => withSessions(texts, { state: 'break', startsAt: ago(42), until: inMinutes(18) }),
  /** A day without plans in rooms that name nobody. */
  whoever: (texts: HospitalTexts) => {
    const queue = scenesQueues.calling(texts);
    const points = queue.points.map((point) => ({ ...point, available: true, doctorId: null, doctorName: null }));
    return { ...queue, points };
  },
  /** The first doctor has somebody inside, and only others have hours today. */
  putIn: (texts: HospitalTexts) => {
    const queue = morning(texts);
    const sessions = queue.sessions.filter(({ doctorId }) => doctorId !== DOCTORS[0]);
    return { ...queue, sessions, intake: queue.intake.slice(1) };
  },
  /** All tokens are taken, and people wait. */
  full: (texts: HospitalTexts) => {
    const queue = morning(texts);
    return { ...queue, intake: queue.intake.map((one) => ({ ...one, left: { onSite: 0, remote: 0 } })) };
  },
  /** The hours have begun, and nobody has said that he is in. */
  expected: (texts: HospitalTexts) => withSessions(texts, { state: 'planned', startsAt: ago(42) }),
  before: (texts: HospitalTexts) => ({
    ...withSessions(texts, { state: 'planned', startsAt: inMinutes(48) }),
    openings: everybody([inMinutes(48), MONDAY]),
  }),
  closed: (texts: HospitalTexts) => ({
    ...withSessions(texts, { state: 'ended', startsAt: ago(102), endsAt: ago(3) }),
    state: 'closed' as const,
    openings: everybody([MONDAY]),
  }),
  dayOff: (texts: HospitalTexts) => {
    const [session] = withSessions(texts, { id: DAY, doctorId: null, state: 'left', startsAt: ago(642) }).sessions;
    const sessions = session === undefined ? [] : [session];
    return { ...withSessions(texts, {}), sessions, intake: [], openings: everybody([MONDAY]) };
  },
  noDoctor: (texts: HospitalTexts) => ({
    ...withSessions(texts, { state: 'left', startsAt: ago(102) }),
    openings: everybody([MONDAY]),
  }),
} as const;

function facts(texts: HospitalTexts, language: string): readonly Doctor[] {
  const currency = { en: 'INR', hi: 'INR', ta: 'INR', es: 'EUR', ar: 'AED' }[language] ?? 'INR';
  const about = [
    { speciality: texts.speciality, qualification: texts.qualification, languages: ['en', 'hi', 'ml'], leave: [] },
    {
      speciality: null,
      qualification: texts.qualification,
      languages: [language, language === 'en' ? 'te' : 'en'],
      leave: [],
    },
    { speciality: null, qualification: texts.qualification, languages: ['ar', 'en', 'ur'], leave: [] },
  ];
  const doctors = about.map((known, index) => ({
    ...known,
    id: [...DOCTORS, THIRD][index] ?? '',
    name: texts.doctors[index] ?? '',
    fee: { amountMinor: 80_000 + 5_000 * index, currency },
  }));
  const away = {
    ...about[0],
    id: 'doc_01kagy0000dddddddddddddddd',
    name: texts.doctorOnLeave,
    fee: null,
    speciality: null,
  };
  return [
    ...doctors,
    { ...away, qualification: texts.qualification, languages: [], leave: [{ from: DAY, until: '2026-11-24' }] },
  ];
}

const onLeave = (texts: HospitalTexts, language: string): readonly Doctor[] =>
  facts(texts, language).map((doctor) => ({ ...doctor, leave: [{ from: DAY, until: '2026-11-24' }] }));

async function lostContent(staged: StagedScene): Promise<void> {
  await until('content', () => partOf(staged.element, '[part=department]') !== null);
  await lost(staged);
}

async function lostLine(staged: StagedScene): Promise<void> {
  await until('the line', () => partOf(staged.element, '[part=wait]') !== null);
  staged.server.disconnect();
  // It looks again when somebody does, not every second.
  document.dispatchEvent(new Event('visibilitychange'));
  await until('the warning', () => partOf(staged.element, '[part=stale]') !== null);
}

async function explained({ element }: StagedScene): Promise<void> {
  await until('the definition', () => partOf(element, 'summary') !== null);
  partOf(element, 'summary')?.click();
}

async function several({ element }: StagedScene): Promise<void> {
  element.department = 'dep_1 dep_2 dep_3';
  await until('three cards', () => element.shadowRoot?.querySelectorAll('article').length === 3);
}

type Kind = 'carequeue-status' | 'carequeue-doctors' | 'carequeue-wait';

function everyState(element: Kind, box: Scene['box'], parts: Partial<Scene> = {}): readonly Scene[] {
  const name = box === PHONE ? '' : ` at ${box.widthPx} px`;
  const scene = (state: string, more: Omit<Scene, 'element' | 'state' | 'box'>): Scene => ({
    ...{ element, state: state + name, box },
    ...parts,
    ...more,
  });
  return [
    scene('loading', { queue: scenesQueues.open, enact: loading }),
    scene('open', { queue: scenesQueues.open }),
    scene('empty', { queue: scenesQueues.empty }),
    scene('paused', { queue: scenesQueues.paused }),
    scene('doctor late', { queue: scenesQueues.late }),
    scene('on a break', { queue: scenesQueues.onBreak }),
    scene('not begun', { queue: scenesQueues.before }),
    scene('closed', { queue: scenesQueues.closed }),
    scene('no hours today', { queue: scenesQueues.dayOff }),
    scene('no doctor', { queue: scenesQueues.noDoctor }),
    scene('error', { queue: scenesQueues.open, enact: refused }),
  ];
}

const lateAndPaused = (texts: HospitalTexts): QueueState => ({
  ...morning(texts),
  ...{ state: 'paused', message: texts.message, sessions: queues.everyText(texts).sessions },
});

const one = (element: Kind, state: string, box: Scene['box'], parts: Partial<Scene> = {}): Scene => ({
  ...{ element, state, box, queue: scenesQueues.open },
  ...parts,
});

/** The status in all its states. */
export const statusScenes: readonly Scene[] = [
  ...everyState('carequeue-status', PHONE),
  one('carequeue-status', 'explained', TABLET, { enact: explained }),
  one('carequeue-status', 'paused, doctors late', TABLET, { queue: lateAndPaused }),
  one('carequeue-status', 'offline', TABLET, { enact: lostContent }),
  one('carequeue-status', 'of a doctor', TABLET, { attributes: { doctor: DOCTORS[1] } }),
  one('carequeue-status', 'nobody there, tokens given', PHONE, { queue: scenesQueues.shut }),
  one('carequeue-status', 'full', PHONE, { queue: scenesQueues.full }),
  one('carequeue-status', 'of a doctor who is expected', TABLET, {
    ...{ queue: scenesQueues.expected, attributes: { doctor: DOCTORS[0] } },
  }),
  one('carequeue-status', 'of a doctor on leave', TABLET, {
    ...{ queue: scenesQueues.calling, doctors: onLeave, attributes: { doctor: DOCTORS[0] } },
  }),
  one('carequeue-status', 'of a doctor nobody knows to be in', TABLET, {
    ...{ queue: scenesQueues.whoever, doctors: facts, attributes: { doctor: DOCTORS[0] } },
  }),
  one('carequeue-status', 'of a doctor without hours who was put into a room', TABLET, {
    ...{ queue: scenesQueues.putIn, doctors: facts, attributes: { doctor: DOCTORS[0] } },
  }),
  one('carequeue-status', 'called', TABLET, { queue: queues.freshCall }),
  one('carequeue-status', 'every department', DESK, { enact: several }),
];

const LINK = { 'ticket-href': '/token?department={department}&doctor={doctor}' };

/** The doctors in all their states. */
export const doctorsScenes: readonly Scene[] = [
  ...everyState('carequeue-doctors', PHONE, { doctors: facts, attributes: LINK }),
  one('carequeue-doctors', 'offline', TABLET, { doctors: facts, attributes: LINK, enact: lostContent }),
  ...everyState('carequeue-doctors', DESK, { doctors: facts, attributes: LINK }),
  one('carequeue-doctors', 'paused, doctors late', TABLET, { doctors: facts, attributes: LINK, queue: lateAndPaused }),
  one('carequeue-doctors', 'whoever is on duty', PHONE, {
    ...{ doctors: (texts, language) => facts(texts, language).slice(0, -1), attributes: LINK },
    queue: scenesQueues.whoever,
  }),
  one('carequeue-doctors', 'whoever is on duty at 1024 px', DESK, {
    ...{ doctors: (texts, language) => facts(texts, language).slice(0, -1), attributes: LINK },
    queue: scenesQueues.whoever,
  }),
  one('carequeue-doctors', 'full', TABLET, { doctors: facts, attributes: LINK, queue: scenesQueues.full }),
  one('carequeue-doctors', 'expected', PHONE, { doctors: facts, attributes: LINK, queue: scenesQueues.expected }),
  one('carequeue-doctors', 'unplanned', DESK, {
    doctors: facts,
    queue: scenesQueues.empty,
    attributes: { ...LINK, 'no-heading': '' },
  }),
  one('carequeue-doctors', 'without facts', TABLET),
  one('carequeue-doctors', 'calling', PHONE, { doctors: facts, attributes: LINK, queue: scenesQueues.calling }),
  one('carequeue-doctors', 'calling at 1024 px', DESK, {
    doctors: facts,
    attributes: LINK,
    queue: scenesQueues.calling,
  }),
  one('carequeue-doctors', 'not on duty', TABLET, { doctors: facts, attributes: LINK, queue: scenesQueues.shut }),
];

/** The line in all its states. */
export const waitScenes: readonly Scene[] = [
  ...everyState('carequeue-wait', PHONE),
  one('carequeue-wait', 'explained', TABLET, { enact: explained }),
  one('carequeue-wait', 'paused, doctors late', TABLET, { queue: lateAndPaused }),
  one('carequeue-wait', 'offline', TABLET, { enact: lostLine }),
  one('carequeue-wait', 'nobody there, tokens given', PHONE, { queue: scenesQueues.shut }),
  one('carequeue-wait', 'full', PHONE, { queue: scenesQueues.full }),
  one('carequeue-wait', 'long', { ...PHONE, widthPx: 240 }, { queue: scenesQueues.longWait }),
  one('carequeue-wait', 'of a doctor', TABLET, { attributes: { doctor: DOCTORS[0] } }),
];
