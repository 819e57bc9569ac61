import type { ReactiveControllerHost } from 'lit';
import type { Platform } from '../base/carequeue-element.ts';
import type { LiveDepartmentController } from '../controllers/live-department.ts';
import type { VoicePlatform } from '../voice/platform.ts';

/** A department that a board follows. */
export interface Followed {
  readonly id: string;
  readonly live: LiveDepartmentController;
}

/** The element, as the whole board sees it. */
export interface BoardHost extends ReactiveControllerHost, HTMLElement {
  readonly hospitalName: string;
  readonly name: string;
  readonly doctor: string;
  readonly privacy: string;
  readonly kiosk: boolean;
  readonly voice: string;
  readonly voiceLanguages: string;
  readonly voicesUrl: string;
  readonly baseUrl: string;
  readonly publishableKey: string;
  readonly platform: Platform;
  readonly voicePlatform: VoicePlatform | undefined;
  readonly followed: readonly Followed[];
  readonly retry: () => void;
}
