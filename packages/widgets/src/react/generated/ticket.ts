'use client';

// Generated from custom-elements.json by `pnpm manifest` in packages/widgets. Not to be edited.
import type { CareQueueTicket as CareQueueTicketElement } from '../../ticket/carequeue-ticket.ts';
import '../../ticket/carequeue-ticket.ts';
import type { ComponentProps, ElementComponent } from '../element-component.ts';
import { elementComponent } from '../element-component.ts';

interface Events {
  onCarequeueTicketIssued: 'carequeue-ticket-issued';
  onCarequeueTicketCalled: 'carequeue-ticket-called';
  onCarequeueTicketNear: 'carequeue-ticket-near';
  onCarequeueTicketChanged: 'carequeue-ticket-changed';
  onCarequeueTicketEnded: 'carequeue-ticket-ended';
}

/** What `<CareQueueTicket>` takes: the element's properties, its events, and what any HTML element takes. */
export type CareQueueTicketProps = ComponentProps<
  CareQueueTicketElement,
  'remember' | 'doctor' | 'presence' | 'ticketPage' | 'publishableKey' | 'department' | 'baseUrl' | 'theme' | 'ticketId' | 'credential' | 'notifier' | 'platform',
  Events
>;

/** A patient's own token. The element `<carequeue-ticket>` for React; a `ref` gives the element. */
export const CareQueueTicket: ElementComponent<CareQueueTicketElement, CareQueueTicketProps> = elementComponent({
  tag: 'carequeue-ticket',
  attributes: {
    remember: 'remember',
    doctor: 'doctor',
    presence: 'presence',
    ticketPage: 'ticket-page',
    publishableKey: 'publishable-key',
    department: 'department',
    baseUrl: 'base-url',
    theme: 'theme',
  },
  properties: ['ticketId', 'credential', 'notifier', 'platform'],
  events: {
    onCarequeueTicketIssued: 'carequeue-ticket-issued',
    onCarequeueTicketCalled: 'carequeue-ticket-called',
    onCarequeueTicketNear: 'carequeue-ticket-near',
    onCarequeueTicketChanged: 'carequeue-ticket-changed',
    onCarequeueTicketEnded: 'carequeue-ticket-ended',
  },
});
