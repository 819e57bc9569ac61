// Long, pause, long, pause, long: felt through a pocket, and over in two seconds.
const VIBRATION_MS = [400, 200, 400, 200, 400];

/** Calls a reader back who looks elsewhere: the page's title, and a vibration where the device has one. */
export class TurnNotice {
  private titleBefore: string | null = null;

  /** Shows a title until {@link TurnNotice.end}. */
  begin(title: string): void {
    this.titleBefore ??= document.title;
    document.title = title;
    // Absent on iOS; refused, with a complaint in the console, before the reader has touched the page.
    const isTouched = navigator.userActivation?.hasBeenActive !== false;
    if (isTouched && typeof navigator.vibrate === 'function') navigator.vibrate(VIBRATION_MS);
  }

  /** Gives the page its title back. */
  end(): void {
    if (this.titleBefore !== null) document.title = this.titleBefore;
    this.titleBefore = null;
  }
}
