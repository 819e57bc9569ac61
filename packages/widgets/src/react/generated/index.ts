// Generated from custom-elements.json by `pnpm manifest` in packages/widgets. Not to be edited.
export type { CareQueueBoardProps } from './board.ts';
export { CareQueueBoard } from './board.ts';
export type { CareQueueDoctorsProps } from './doctors.ts';
export { CareQueueDoctors } from './doctors.ts';
export type { CareQueueKioskProps } from './kiosk.ts';
export { CareQueueKiosk } from './kiosk.ts';
export type { CareQueueSlipProps } from './slip.ts';
export { CareQueueSlip } from './slip.ts';
export type { CareQueueStatusProps } from './status.ts';
export { CareQueueStatus } from './status.ts';
export type { CareQueueTicketProps } from './ticket.ts';
export { CareQueueTicket } from './ticket.ts';
export type { CareQueueWaitProps } from './wait.ts';
export { CareQueueWait } from './wait.ts';
