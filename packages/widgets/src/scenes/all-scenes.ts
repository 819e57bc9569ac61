import '../board/carequeue-board.ts';
import '../doctors/carequeue-doctors.ts';
import '../kiosk/carequeue-kiosk.ts';
import '../slip/carequeue-slip.ts';
import '../status/carequeue-status.ts';
import '../ticket/carequeue-ticket.ts';
import '../wait/carequeue-wait.ts';
import { boardScenes } from './board-scenes.ts';
import { doctorsScenes, statusScenes, waitScenes } from './duty-scenes.ts';
import { kioskScenes, slipScenes } from './kiosk-scenes.ts';
import type { Scene } from './scene.ts';
import { ticketScenes } from './ticket-scenes.ts';

/** Every element in every state. */
export const allScenes: readonly Scene[] = [
  ...boardScenes,
  ...ticketScenes,
  ...statusScenes,
  ...doctorsScenes,
  ...waitScenes,
  ...kioskScenes,
  ...slipScenes,
];
