'use client';

// Generated from custom-elements.json by `pnpm manifest` in packages/widgets. Not to be edited.
import type { CareQueueStatus as CareQueueStatusElement } from '../../status/carequeue-status.ts';
import '../../status/carequeue-status.ts';
import type { ComponentProps, ElementComponent } from '../element-component.ts';
import { elementComponent } from '../element-component.ts';

interface Events {
  readonly none?: never;
}

/** What `<CareQueueStatus>` takes: the element's properties, its events, and what any HTML element takes. */
export type CareQueueStatusProps = ComponentProps<
  CareQueueStatusElement,
  'doctor' | 'noHeading' | 'publishableKey' | 'department' | 'baseUrl' | 'theme' | 'platform',
  Events
>;

/** The state of a department, or of all. The element `<carequeue-status>` for React; a `ref` gives the element. */
export const CareQueueStatus: ElementComponent<CareQueueStatusElement, CareQueueStatusProps> = elementComponent({
  tag: 'carequeue-status',
  attributes: {
    doctor: 'doctor',
    noHeading: 'no-heading',
    publishableKey: 'publishable-key',
    department: 'department',
    baseUrl: 'base-url',
    theme: 'theme',
  },
  properties: ['platform'],
  events: {},
});
