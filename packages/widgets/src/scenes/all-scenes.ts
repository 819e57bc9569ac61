import '../board/carequeue-board.ts';
import '../ticket/carequeue-ticket.ts';
import { boardScenes } from './board-scenes.ts';
import type { Scene } from './scene.ts';
import { ticketScenes } from './ticket-scenes.ts';

/** Every element in every state. */
export const allScenes: readonly Scene[] = [...boardScenes, ...ticketScenes];
