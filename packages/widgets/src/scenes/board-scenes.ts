import type { QueueState } from '@carequeue/sdk';
import { CareQueueBoard } from '../board/board.ts';
import type { Followed } from '../board/board-host.ts';
import { InstantSound } from '../testing/fake-sound.ts';
import { InPageServer } from '../testing/in-page-server.ts';
import { departmentId, severalServers } from '../testing/several-servers.ts';
import type { VoicePlatform } from '../voice/platform.ts';
import { browserPlatform } from '../voice/platform.ts';
import type { HospitalTexts } from './hospital-texts.ts';
import { DOCTORS, queues } from './queue-scenes.ts';
import type { Scene, StagedScene } from './scene.ts';
import { partOf, until } from './scene.ts';
import { loading, lost, refused } from './scene-acts.ts';

const SCREEN = { widthPx: 1280, heightPx: 720 };
const FULL_HD = { widthPx: 1920, heightPx: 1080 };
const ULTRA_HD = { widthPx: 3840, heightPx: 2160 };
const PORTRAIT = { widthPx: 720, heightPx: 1280 };

const board = (state: string, parts: Omit<Scene, 'element' | 'state' | 'box'> & Partial<Scene>): Scene => ({
  element: 'carequeue-board',
  state,
  box: SCREEN,
  ...parts,
});

const hospitalName = (texts: HospitalTexts) => ({ 'hospital-name': texts.hospital });

async function boardShown({ element }: StagedScene): Promise<void> {
  await until('the board', () => partOf(element, '[part~=board]') !== null);
}

async function lostBoard(staged: StagedScene): Promise<void> {
  await boardShown(staged);
  await lost(staged);
}

/** Gives a department's codes letters of their own. */
function withCodes(queue: QueueState, prefix: string): QueueState {
  const own = <One extends { readonly code: string; readonly label: string }>(one: One): One => {
    const code = one.code.replace(/^CAR/, prefix);
    return { ...one, code, label: code };
  };
  return {
    ...queue,
    points: queue.points.map((point) => ({ ...point, tickets: point.tickets.map(own) })),
    waiting: queue.waiting.map(own),
    recent: queue.recent.map(own),
    missed: queue.missed.map(own),
  };
}

type QueueIn = (texts: HospitalTexts) => QueueState;

/** Shows departments side by side, or one above the other. */
export const departments =
  (...shown: readonly QueueIn[]) =>
  async ({ element, texts }: StagedScene): Promise<void> => {
    const names = [texts.department, ...texts.otherDepartments];
    const servers = shown.map((queueIn, index) => {
      const own = withCodes(queueIn(texts), ['CAR', 'ORT', 'OBG'][index] ?? 'GEN');
      const name = names[index % names.length] ?? '';
      return new InPageServer({ ...own, department: { ...own.department, id: departmentId(index + 1), name } });
    });
    element.platform = severalServers(servers);
    element.department = servers.map(({ queue }) => queue.department.id).join(' ');
    const isHere = ({ live }: Followed): boolean => live.state !== null;
    await until('all departments', () => element instanceof CareQueueBoard && element.followed.every(isHere));
    await until('their panels', () => partOf(element, '.panel-name') !== null);
  };

const several = departments(queues.freshCall, queues.callsAndLate, queues.paused);
const twoFull = departments(queues.busy, queues.everybodyIn);
const threeFull = departments(queues.busy, queues.everybodyIn, queues.late);

/** Gives a board a browser whose sound is as `platform` says. */
const heardBy =
  (platform: Partial<VoicePlatform>) =>
  async (staged: StagedScene): Promise<void> => {
    const { element } = staged;
    if (!(element instanceof CareQueueBoard)) throw new TypeError('Only a board has a voice.');
    element.voicePlatform = { ...browserPlatform(), ...platform };
    element.voice = 'on';
    await boardShown(staged);
    await until('the line about its sound', () => partOf(element, '.sound') !== null);
  };

/** A sound card that the browser takes away at once, until somebody touches the page. */
class HeldBackSound extends InstantSound {
  constructor() {
    super();
    queueMicrotask(() => {
      this.state = 'suspended';
      this.dispatchEvent(new Event('statechange'));
    });
  }
}

/** The board in all its states. */
export const boardScenes: readonly Scene[] = [
  board('busy', { queue: queues.busy }),
  board('a call', { queue: queues.freshCall, attributes: hospitalName }),
  board('a call, fetched', { queue: queues.fetchedCall, attributes: hospitalName }),
  board('portrait', { queue: queues.busy, box: PORTRAIT }),
  board('at 1080p', { queue: queues.callsAndLate, box: FULL_HD, attributes: hospitalName }),
  board('at 4K', { queue: queues.callsAndLate, box: ULTRA_HD, attributes: hospitalName }),
  board('rooms take turns', { queue: queues.manyRooms }),
  board('rooms take turns, portrait', { queue: queues.manyRooms, box: PORTRAIT, attributes: hospitalName }),
  board('by name', { queue: queues.named, attributes: (texts) => ({ privacy: 'label', ...hospitalName(texts) }) }),
  board('by name, portrait', { queue: queues.named, box: PORTRAIT, attributes: { privacy: 'label' } }),
  board('mute', {
    queue: queues.busy,
    enact: heardBy({ AudioContext: undefined, speechSynthesis: undefined, SpeechSynthesisUtterance: undefined }),
  }),
  board('before the first touch', { queue: queues.busy, enact: heardBy({ AudioContext: HeldBackSound }) }),
  board('before the first touch, portrait', {
    queue: queues.busy,
    box: PORTRAIT,
    enact: heardBy({ AudioContext: HeldBackSound }),
  }),
  board('empty', { queue: queues.empty }),
  board('paused', { queue: queues.paused }),
  board('paused, portrait', { queue: queues.paused, box: PORTRAIT, attributes: hospitalName }),
  board('doctor late', { queue: queues.late }),
  board('doctor late, portrait', { queue: queues.callsAndLate, box: PORTRAIT }),
  board('paused, doctors late', { queue: queues.everyTextPaused, attributes: hospitalName }),
  board('on a break', { queue: queues.onBreak }),
  board('closed', { queue: queues.closed }),
  board('closed, the last one inside', { queue: queues.lastInside }),
  board('no hours today', { queue: queues.dayOff }),
  board('no doctor', { queue: queues.noDoctor }),
  board('several departments', { queue: queues.busy, attributes: hospitalName, enact: several }),
  board('several departments, portrait', { queue: queues.busy, box: PORTRAIT, enact: several }),
  board('several departments, two of four rooms', { queue: queues.busy, enact: twoFull }),
  board('several departments, two of four rooms at 1080p', {
    ...{ queue: queues.busy, box: FULL_HD, attributes: hospitalName, enact: twoFull },
  }),
  board('several departments, two of four rooms, portrait', { queue: queues.busy, box: PORTRAIT, enact: twoFull }),
  board('several departments, three of four rooms', { queue: queues.busy, enact: threeFull }),
  board('several departments, three of four rooms, portrait', { queue: queues.busy, box: PORTRAIT, enact: threeFull }),
  board('of a doctor', { queue: queues.freshCall, attributes: { doctor: DOCTORS[1] } }),
  board('loading', { queue: queues.busy, enact: loading }),
  board('offline', { queue: queues.busy, enact: lostBoard }),
  board('error', { queue: queues.busy, enact: refused }),
];
