'use client';

// Generated from custom-elements.json by `pnpm manifest` in packages/widgets. Not to be edited.
import type { CareQueueBoard as CareQueueBoardElement } from '../../board/carequeue-board.ts';
import '../../board/carequeue-board.ts';
import type { ComponentProps, ElementComponent } from '../element-component.ts';
import { elementComponent } from '../element-component.ts';

interface Events {
  onCarequeueBoardCalled: 'carequeue-board-called';
}

/** What `<CareQueueBoard>` takes: the element's properties, its events, and what any HTML element takes. */
export type CareQueueBoardProps = ComponentProps<
  CareQueueBoardElement,
  'hospitalName' | 'doctor' | 'privacy' | 'kiosk' | 'voice' | 'voiceLanguages' | 'voicesUrl' | 'name' | 'departments' | 'publishableKey' | 'department' | 'baseUrl' | 'theme' | 'voicePlatform' | 'platform',
  Events
>;

/** A waiting room's board. The element `<carequeue-board>` for React; a `ref` gives the element. */
export const CareQueueBoard: ElementComponent<CareQueueBoardElement, CareQueueBoardProps> = elementComponent({
  tag: 'carequeue-board',
  attributes: {
    hospitalName: 'hospital-name',
    doctor: 'doctor',
    privacy: 'privacy',
    kiosk: 'kiosk',
    voice: 'voice',
    voiceLanguages: 'voice-languages',
    voicesUrl: 'voices-url',
    name: 'name',
    departments: 'departments',
    publishableKey: 'publishable-key',
    department: 'department',
    baseUrl: 'base-url',
    theme: 'theme',
  },
  properties: ['voicePlatform', 'platform'],
  events: {
    onCarequeueBoardCalled: 'carequeue-board-called',
  },
});
