import { queues } from './queue-scenes.ts';
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
  board('loading', { queue: queues.busy, enact: loading }),
  board('offline', { queue: queues.busy, enact: lostBoard }),
  board('error', { queue: queues.busy, enact: refused }),
];
