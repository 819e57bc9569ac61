'use client';

// Generated from custom-elements.json by `pnpm manifest` in packages/widgets. Not to be edited.
import type { CareQueueWait as CareQueueWaitElement } from '../../wait/carequeue-wait.ts';
import '../../wait/carequeue-wait.ts';
import type { ComponentProps, ElementComponent } from '../element-component.ts';
import { elementComponent } from '../element-component.ts';

interface Events {
  readonly none?: never;
}

/** What `<CareQueueWait>` takes: the element's properties, its events, and what any HTML element takes. */
export type CareQueueWaitProps = ComponentProps<
  CareQueueWaitElement,
  'doctor' | 'publishableKey' | 'department' | 'baseUrl' | 'theme' | 'platform',
  Events
>;

/** The expected wait in a line. The element `<carequeue-wait>` for React; a `ref` gives the element. */
export const CareQueueWait: ElementComponent<CareQueueWaitElement, CareQueueWaitProps> = elementComponent({
  tag: 'carequeue-wait',
  attributes: {
    doctor: 'doctor',
    publishableKey: 'publishable-key',
    department: 'department',
    baseUrl: 'base-url',
    theme: 'theme',
  },
  properties: ['platform'],
  events: {},
});
