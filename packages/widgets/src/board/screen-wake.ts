/** Keeps the screen from sleeping, where the browser can: the lock is lost whenever the page is hidden. */
export class ScreenWake {
  private isKept = false;
  private lock: WakeLockSentinel | null = null;

  /** Keeps the screen awake from now on, or lets it sleep. */
  keep(isKept: boolean): void {
    if (this.isKept === isKept) return;
    this.isKept = isKept;
    if (isKept) {
      document.addEventListener('visibilitychange', this.take);
      this.take();
      return;
    }
    document.removeEventListener('visibilitychange', this.take);
    void this.lock?.release();
    this.lock = null;
  }

  private readonly take = (): void => {
    // Typed as partial: browsers on walls do not all have it.
    const { wakeLock }: Partial<Navigator> = navigator;
    if (wakeLock === undefined || document.visibilityState !== 'visible') return;
    if (this.lock !== null && !this.lock.released) return;
    wakeLock.request('screen').then(
      (lock) => {
        if (this.isKept) this.lock = lock;
        else void lock.release();
      },
      // A low battery or a policy: the screen's own settings hold then. It is asked for again when the page is shown.
      () => {},
    );
  };
}
