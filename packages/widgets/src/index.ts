export type { Platform } from './base/carequeue-element.ts';
export { CareQueueElement } from './base/carequeue-element.ts';
export { nameIn } from './base/name-in.ts';
export { CareQueueBoard } from './board/board.ts';
export { CareQueueDoctors } from './doctors/doctors.ts';
export type { BoardCalledDetail } from './events/board-called.ts';
export { BoardCalledEvent } from './events/board-called.ts';
export type { DoctorChosenDetail } from './events/doctor-chosen.ts';
export { DoctorChosenEvent } from './events/doctor-chosen.ts';
export type { KioskLeftDetail } from './events/kiosk-left.ts';
export { KioskLeftEvent } from './events/kiosk-left.ts';
export type { SlipPrintedDetail } from './events/slip-printed.ts';
export { SlipPrintedEvent } from './events/slip-printed.ts';
export type {
  TicketCalledDetail,
  TicketDetail,
  TicketNearDetail,
} from './events/ticket-events.ts';
export {
  TicketCalledEvent,
  TicketChangedEvent,
  TicketEndedEvent,
  TicketIssuedEvent,
  TicketNearEvent,
} from './events/ticket-events.ts';
export { CareQueueKiosk } from './kiosk/kiosk.ts';
export { CareQueueSlip } from './slip/slip.ts';
export type { Paper } from './slip/slip-layout.ts';
export { CareQueueStatus } from './status/status.ts';
export type { Remember } from './ticket/held/ticket-memory.ts';
export { CareQueueTicket } from './ticket/ticket.ts';
export { CareQueueWait } from './wait/wait.ts';
