import { queues } from './queue-scenes.ts';
import type { Scene } from './scene.ts';

const SCREEN = { widthPx: 1280, heightPx: 720 };
const PORTRAIT = { widthPx: 720, heightPx: 1280 };

const board = (state: string, parts: Omit<Scene, 'element' | 'state' | 'box'> & Partial<Scene>): Scene => ({
  element: 'carequeue-board',
  state,
  box: SCREEN,
  ...parts,
});

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
];
