/** `@carequeue/widgets/react`: the elements as React components, and hooks that follow queues and tickets. */
export type { CareQueueProviderProps } from './connection.ts';
export { CareQueueProvider } from './connection.ts';
export type { ComponentProps, ElementComponent } from './element-component.ts';
export * from './generated/index.ts';
export { useQueue, useTicket } from './hooks.ts';
export type { Connected, QueueSnapshot, TicketSnapshot, TicketToFollow } from './queue-stores.ts';
