import type { TicketStatus } from '@carequeue/queue-core';

/** The commands that act on one ticket. */
export const TICKET_COMMANDS = [
  'call',
  'recall',
  'start',
  'complete',
  'skip',
  'return',
  'hold',
  'ready',
  'defer',
  'set-priority',
  'undo-call',
  'replace-link',
  'set-show-name',
  'transfer',
  'cancel',
] as const;
export type TicketCommandName = (typeof TICKET_COMMANDS)[number];

/** What a status makes of a command: the status after, or the refusal that the state does not allow it. */
export type Transition = TicketStatus | 'refused';

/**
 * The whole table: no status without an answer to each command, or it does not compile.
 *
 *     waiting ──call──▶ called ──start──▶ serving ──complete──▶ completed
 *        ▲  ▲             │ └─skip──▶ missed ├──hold──▶ waiting, gated
 *        │  └─return, undo┘             │
 *        └────────────return────────────┘      waiting, called, missed ──cancel──▶ cancelled
 *                                              and serving ──transfer──▶ transferred
 */
export const TRANSITIONS: Readonly<Record<TicketStatus, Readonly<Record<TicketCommandName, Transition>>>> = {
  waiting: {
    call: 'called',
    recall: 'refused',
    start: 'refused',
    complete: 'refused',
    skip: 'refused',
    return: 'refused',
    ready: 'waiting',
    hold: 'refused',
    defer: 'waiting',
    'set-priority': 'waiting',
    'undo-call': 'refused',
    'replace-link': 'waiting',
    'set-show-name': 'waiting',
    transfer: 'transferred',
    cancel: 'cancelled',
  },
  called: {
    call: 'refused',
    recall: 'called',
    start: 'serving',
    complete: 'completed',
    skip: 'missed',
    return: 'waiting',
    ready: 'refused',
    hold: 'refused',
    defer: 'refused',
    'set-priority': 'called',
    'undo-call': 'waiting',
    'replace-link': 'called',
    'set-show-name': 'called',
    transfer: 'transferred',
    cancel: 'cancelled',
  },
  serving: {
    call: 'refused',
    recall: 'refused',
    start: 'refused',
    complete: 'completed',
    skip: 'refused',
    return: 'refused',
    ready: 'refused',
    hold: 'waiting',
    defer: 'refused',
    'set-priority': 'refused',
    'undo-call': 'waiting',
    'replace-link': 'serving',
    'set-show-name': 'serving',
    transfer: 'transferred',
    cancel: 'refused',
  },
  missed: {
    call: 'refused',
    recall: 'refused',
    start: 'refused',
    complete: 'refused',
    skip: 'refused',
    return: 'waiting',
    ready: 'refused',
    hold: 'refused',
    defer: 'refused',
    'set-priority': 'missed',
    'undo-call': 'refused',
    'replace-link': 'missed',
    'set-show-name': 'missed',
    transfer: 'transferred',
    cancel: 'cancelled',
  },
  completed: allRefused(),
  cancelled: allRefused(),
  expired: allRefused(),
  no_show: allRefused(),
  transferred: allRefused(),
};

function allRefused(): Readonly<Record<TicketCommandName, Transition>> {
  return {
    call: 'refused',
    recall: 'refused',
    start: 'refused',
    complete: 'refused',
    skip: 'refused',
    return: 'refused',
    hold: 'refused',
    ready: 'refused',
    defer: 'refused',
    'set-priority': 'refused',
    'undo-call': 'refused',
    'replace-link': 'refused',
    'set-show-name': 'refused',
    transfer: 'refused',
    cancel: 'refused',
  };
}
