'use client';

// Generated from custom-elements.json by `pnpm manifest` in packages/widgets. Not to be edited.
import type { CareQueueDoctors as CareQueueDoctorsElement } from '../../doctors/carequeue-doctors.ts';
import '../../doctors/carequeue-doctors.ts';
import type { ComponentProps, ElementComponent } from '../element-component.ts';
import { elementComponent } from '../element-component.ts';

interface Events {
  onCarequeueDoctorsChosen: 'carequeue-doctors-chosen';
}

/** What `<CareQueueDoctors>` takes: the element's properties, its events, and what any HTML element takes. */
export type CareQueueDoctorsProps = ComponentProps<
  CareQueueDoctorsElement,
  'ticketHref' | 'choose' | 'noHeading' | 'publishableKey' | 'department' | 'baseUrl' | 'theme' | 'platform',
  Events
>;

/** The doctors of a department today. The element `<carequeue-doctors>` for React; a `ref` gives the element. */
export const CareQueueDoctors: ElementComponent<CareQueueDoctorsElement, CareQueueDoctorsProps> = elementComponent({
  tag: 'carequeue-doctors',
  attributes: {
    ticketHref: 'ticket-href',
    choose: 'choose',
    noHeading: 'no-heading',
    publishableKey: 'publishable-key',
    department: 'department',
    baseUrl: 'base-url',
    theme: 'theme',
  },
  properties: ['platform'],
  events: {
    onCarequeueDoctorsChosen: 'carequeue-doctors-chosen',
  },
});
