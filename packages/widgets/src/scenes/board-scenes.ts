import { DOCTORS, queues } from './queue-scenes.ts';
import type { Scene, StagedScene } from './scene.ts';
import { partOf, until } from './scene.ts';
import { loading, lost, refused } from './scene-acts.ts';

const SCREEN = { widthPx: 1280, heightPx: 720 };
const PORTRAIT = { widthPx: 720, heightPx: 1280 };

const board = (state: string, parts: Omit<Scene, 'element' | 'state' | 'box'> & Partial<Scene>): Scene => ({
  element: 'carequeue-board',
  state,
  box: SCREEN,
  ...parts,
});

async function lostBoard(staged: StagedScene): Promise<void> {
  await until('the board', () => partOf(staged.element, '[part~=board]') !== null);
  await lost(staged);
}

async function several({ element }: StagedScene): Promise<void> {
  element.department = 'dep_1 dep_2 dep_3';
  await until('three panels', () => element.shadowRoot?.querySelectorAll('.panel').length === 3);
}

/** The board in all its states. */
export const boardScenes: readonly Scene[] = [
  board('busy', { queue: queues.busy }),
  board('a call', { queue: queues.freshCall }),
  board('portrait', { queue: queues.busy, box: PORTRAIT }),
  board('empty', { queue: queues.empty }),
  board('paused', { queue: queues.paused }),
  board('doctor late', { queue: queues.late }),
  board('on a break', { queue: queues.onBreak }),
  board('closed', { queue: queues.closed }),
  board('no doctor', { queue: queues.noDoctor }),
  board('several departments', { queue: queues.freshCall, enact: several }),
  board('of a doctor', { queue: queues.freshCall, attributes: { doctor: DOCTORS[1] } }),
  board('loading', { queue: queues.busy, enact: loading }),
  board('offline', { queue: queues.busy, enact: lostBoard }),
  board('error', { queue: queues.busy, enact: refused }),
];
