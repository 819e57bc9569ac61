import { LazyPart } from '../../base/lazy-part.ts';
import type { Chime } from './chime.ts';

/** What a notice outside the page says. */
export interface TicketNotice {
  readonly title: string;
  readonly body: string;
  /** The same for every notice of one ticket, so that a later one takes the place of an earlier one. */
  readonly tag: string;
}

/**
 * Shows notices outside the page. Given by the page: on phones that needs a service worker of its origin, which a widget
 * cannot register for its host.
 */
export interface TicketNotifier {
  readonly permission: 'default' | 'granted' | 'denied';
  /** Asks the reader; called from a touch or a key only. */
  ask(): Promise<'default' | 'granted' | 'denied'>;
  show(notice: TicketNotice): void;
}

/** What alerts need of their element. */
export interface AlertsHost {
  notifier(): TicketNotifier | null;
  redraw(): void;
}

/** How a call reaches a patient who looks elsewhere, as far as he chose it: a sound, a notice, and how early. */
export class CallAlerts {
  isSoundOn = false;
  hasSoundFailed = false;
  /** With how many people before him he is told; null for not at all. */
  aheadCount: number | null = null;
  private chime: Chime | null = null;
  private readonly chimes: LazyPart<typeof import('./chime.ts')>;
  private readonly host: AlertsHost;

  constructor(host: AlertsHost) {
    this.host = host;
    this.chimes = new LazyPart(
      () => import('./chime.ts'),
      () => host.redraw(),
    );
  }

  /** Fetches what a sound needs, so that a touch can open it at once. */
  prepare(): void {
    this.chimes.prepare();
  }

  /** Turns the sound on, and lets it be heard; or off. */
  readonly toggleSound = async (): Promise<void> => {
    if (this.isSoundOn) {
      this.isSoundOn = false;
      this.host.redraw();
      await this.chime?.close();
      return;
    }
    try {
      const chimes = await this.chimes.want();
      if (chimes !== null) this.chime ??= new chimes.Chime();
      await this.chime?.open();
      this.isSoundOn = chimes !== null;
      this.hasSoundFailed = chimes === null;
      await this.chime?.ring('tried');
    } catch {
      // A browser without sound, or one that keeps it off: said where it was turned on.
      this.hasSoundFailed = true;
    }
    this.host.redraw();
  };

  /** Chooses with how many people before him he is told. */
  readonly chooseEarly = (aheadCount: number | null): void => {
    this.aheadCount = aheadCount;
    this.host.redraw();
  };

  /** Asks whether notices may be shown. */
  readonly askForNotices = async (): Promise<void> => {
    await this.host.notifier()?.ask();
    this.host.redraw();
  };

  /** Sounds, and shows a notice, where that was chosen. */
  tell(kind: 'called' | 'near', notice: TicketNotice): void {
    if (this.isSoundOn) this.chime?.ring(kind).catch(this.onSilence);
    const notifier = this.host.notifier();
    if (notifier?.permission === 'granted') notifier.show(notice);
  }

  private readonly onSilence = (): void => {
    this.hasSoundFailed = true;
    this.host.redraw();
  };

  /** Gives the sound back to the device, while the element is not in a page. */
  leave(): void {
    if (!this.isSoundOn) return;
    this.isSoundOn = false;
    // A sound card that is gone by now is given back already.
    this.chime?.close().catch(() => {});
  }
}
