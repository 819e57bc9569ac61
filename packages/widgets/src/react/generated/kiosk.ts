'use client';

// Generated from custom-elements.json by `pnpm manifest` in packages/widgets. Not to be edited.
import type { CareQueueKiosk as CareQueueKioskElement } from '../../kiosk/carequeue-kiosk.ts';
import '../../kiosk/carequeue-kiosk.ts';
import type { ComponentProps, ElementComponent } from '../element-component.ts';
import { elementComponent } from '../element-component.ts';

interface Events {
  onCarequeueKioskLeft: 'carequeue-kiosk-left';
}

/** What `<CareQueueKiosk>` takes: the element's properties, its events, and what any HTML element takes. */
export type CareQueueKioskProps = ComponentProps<
  CareQueueKioskElement,
  'home' | 'idleSeconds' | 'warningSeconds' | 'atOnce' | 'theme',
  Events
>;

/** A touch kiosk that starts anew for the next person. The element `<carequeue-kiosk>` for React; a `ref` gives the element. */
export const CareQueueKiosk: ElementComponent<CareQueueKioskElement, CareQueueKioskProps> = elementComponent({
  tag: 'carequeue-kiosk',
  attributes: {
    home: 'home',
    idleSeconds: 'idle-seconds',
    warningSeconds: 'warning-seconds',
    atOnce: 'at-once',
    theme: 'theme',
  },
  properties: [],
  events: {
    onCarequeueKioskLeft: 'carequeue-kiosk-left',
  },
});
