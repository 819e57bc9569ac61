// Long, pause, long, pause, long: felt through a pocket, and over in two seconds. Once and short for what can wait.
const VIBRATION_MS = { called: [400, 200, 400, 200, 400], near: [250] } as const;

/** The titles that elements of this page show, oldest first: they share the one the page has. */
const titles = new Map<TurnNotice, string>();
const isOurs = (): boolean => [...titles.values()].includes(document.title);
let titleBefore = '';

/** Calls a reader back who looks elsewhere: the page's title, and a vibration where the device has one. */
export class TurnNotice {
  /** Shows a title until {@link TurnNotice.end}. */
  show(title: string): void {
    // The page may have taken another of its own meanwhile.
    if (!isOurs()) titleBefore = document.title;
    titles.set(this, title);
    document.title = title;
  }

  /** Is felt. */
  vibrate(kind: keyof typeof VIBRATION_MS): void {
    // Absent on iOS; refused, with a complaint in the console, before the reader has touched the page.
    const isTouched = navigator.userActivation?.hasBeenActive !== false;
    if (isTouched && typeof navigator.vibrate === 'function') navigator.vibrate([...VIBRATION_MS[kind]]);
  }

  /** Gives the page its title back, unless the page has taken another by itself. */
  end(): void {
    const isShown = isOurs();
    if (!titles.delete(this) || !isShown) return;
    document.title = [...titles.values()].pop() ?? titleBefore;
  }
}
