import type { Played, Scheduled, TimedClip } from './clip-player.ts';
import { scheduleChime, scheduleClips } from './clip-player.ts';
import type { SoundContext, VoicePlatform } from './platform.ts';

/**
 * Whether sound comes out: `opening` until the browser has decided, `blocked` while it wants somebody to touch the
 * page first, `missing` where it has no Web Audio.
 */
export type OutputStatus = 'closed' | 'opening' | 'running' | 'blocked' | 'missing';

// A context that may run does so within a few frames; one that may not stays as it is, without a word.
const DECIDED_WITHIN_MS = 1_000;
// How late the end of a sound may be told before the audio clock itself is looked at.
const LATE_MS = 3_000;
/** What counts as somebody having touched the page; a television's remote sends keys. */
const GESTURES = ['pointerup', 'keydown'] as const;

/** The browser's sound: opened once, unlocked by a touch where that is wanted, and watched for falling silent again. */
export class AudioOutput {
  private readonly platform: Pick<VoicePlatform, 'AudioContext'>;
  private readonly onChange: () => void;
  private context: SoundContext | null = null;
  private decision: ReturnType<typeof setTimeout> | undefined;
  private shown: OutputStatus = 'closed';
  /** When the last sound ends, by the clock of the context. */
  private quietSince = 0;
  /** Ends the wait for the sound that is being heard. */
  private finish: (() => void) | null = null;

  constructor(platform: Pick<VoicePlatform, 'AudioContext'>, onChange: () => void) {
    this.platform = platform;
    this.onChange = onChange;
  }

  get status(): OutputStatus {
    return this.shown;
  }

  /** Opens it, or finds out why not. */
  open(): void {
    const { AudioContext } = this.platform;
    if (this.context !== null) return;
    if (AudioContext === undefined) {
      this.show('missing');
      return;
    }
    this.show('opening');
    try {
      this.context = new AudioContext();
    } catch {
      // Too many are open, or the device has none to give: the browser's voice may still speak.
      this.show('missing');
      return;
    }
    this.quietSince = 0;
    this.context.addEventListener('statechange', this.look);
    document.addEventListener('visibilitychange', this.resume);
    this.decision = setTimeout(() => this.context?.state !== 'running' && this.show('blocked'), DECIDED_WITHIN_MS);
    this.look();
  }

  /** Ends what is heard and gives the sound back. */
  close(): void {
    const { context } = this;
    this.context = null;
    clearTimeout(this.decision);
    document.removeEventListener('visibilitychange', this.resume);
    context?.removeEventListener('statechange', this.look);
    if (context !== null && context.state !== 'closed') void context.close();
    this.show('closed');
    this.finish?.();
  }

  /** Lets sound out, from within the handler of a gesture; true when it comes out. */
  async unlock(): Promise<boolean> {
    const { context } = this;
    if (context === null) return false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, DECIDED_WITHIN_MS);
    });
    // Without a gesture the promise of `resume` stays open for ever.
    await Promise.race([context.resume().catch(() => undefined), late]);
    clearTimeout(timer);
    this.look();
    return this.status === 'running';
  }

  /** Rings `gapSeconds` after the last sound and returns when it has been heard; null when it could not be. */
  chime(gapSeconds: number): Promise<Played | null> {
    return this.heard((context) => scheduleChime(context, this.quietSince + gapSeconds));
  }

  /** Plays recordings `gapSeconds` after the last sound and returns when they have been heard; null when they could not. */
  play(clips: readonly TimedClip[], gapSeconds: number): Promise<Played | null> {
    return this.heard((context) => scheduleClips(context, clips, this.quietSince + gapSeconds));
  }

  /** Counts the next gap from now: something else was heard. */
  hush(): void {
    this.quietSince = this.context?.currentTime ?? 0;
  }

  /** How long ago a moment of the sound's own clock was, in milliseconds; negative when it is still to come. */
  agoMs(seconds: number): number {
    return ((this.context?.currentTime ?? seconds) - seconds) * 1_000;
  }

  private async heard(schedule: (context: SoundContext) => Scheduled): Promise<Played | null> {
    const { context } = this;
    if (context === null) return null;
    const { startSeconds, endSeconds, ended } = schedule(context);
    this.quietSince = endSeconds;
    let isLost = false;
    await new Promise<void>((resolve) => {
      let watchdog: ReturnType<typeof setTimeout>;
      const end = (): void => {
        clearTimeout(watchdog);
        this.finish = null;
        resolve();
      };
      let before = context.currentTime;
      const watch = (): void => {
        const { currentTime } = context;
        const isStuck = context.state === 'running' && currentTime === before;
        before = currentTime;
        if (currentTime < endSeconds && !isStuck) {
          watchdog = setTimeout(watch, (endSeconds - currentTime) * 1_000 + LATE_MS);
          return;
        }
        isLost = isStuck;
        end();
      };
      watchdog = setTimeout(watch, (endSeconds - before) * 1_000 + LATE_MS);
      this.finish = end;
      void ended.then(end);
    });
    // A clock that stands still while it says that it runs has lost its device: only a new context finds another.
    if (isLost && this.context === context) {
      this.close();
      this.open();
    }
    return this.context === context ? { startSeconds, endSeconds } : null;
  }

  private readonly look = (): void => {
    if (this.context === null) return;
    if (this.context.state === 'running') {
      clearTimeout(this.decision);
      this.show('running');
    } else if (this.shown === 'running') {
      this.show('blocked');
      this.resume();
    }
  };

  private readonly resume = (): void => {
    if (this.context !== null && this.context.state !== 'running') void this.unlock();
  };

  private show(status: OutputStatus): void {
    if (this.shown === status) return;
    this.shown = status;
    for (const gesture of GESTURES) {
      if (status === 'blocked') addEventListener(gesture, this.resume, { capture: true });
      else removeEventListener(gesture, this.resume, { capture: true });
    }
    this.onChange();
  }
}
