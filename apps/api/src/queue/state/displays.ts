import type { DisplaySound, DisplayState } from '@carequeue/queue-core';
import type { Instant } from '../../kernel/time.ts';
import { toIso } from '../../kernel/time.ts';

/**
 * The screens of a department's waiting rooms, as they tell of themselves.
 *
 *     (unknown) ──tells──▶ here ──tells──▶ here        heard of again: no row is written for that alone
 *                           │ silent for ten minutes ──▶ gone ──tells──▶ here
 *                           │ says farewell ─────────▶ (unknown)        gone ──the service day ends──▶ (unknown)
 *
 * Whoever may see a board may say this, so it decides nothing: it is shown to staff, has a bound, and is forgotten.
 */

/** What a screen says of itself. */
export interface DisplayReport {
  /** Made by the screen when it starts. */
  readonly id: string;
  readonly name: string | null;
  readonly sound: DisplaySound;
}

/** A screen as it is remembered. */
export interface Display extends DisplayReport {
  readonly here: boolean;
  readonly firstSeenAt: Instant;
  /** Since when it is here, or gone, with this name and sound. */
  readonly since: Instant;
  readonly seenAt: Instant;
}

/** What is asked about screens: one tells of itself or says farewell, or staff want all of them. */
export type DisplayAsk =
  | { readonly kind: 'tell'; readonly report: DisplayReport; readonly address: string | null }
  | { readonly kind: 'forget'; readonly id: string; readonly address: string | null }
  | { readonly kind: 'list' };

/** More than any department has; whoever invents screens fills no more than this. */
export const DISPLAYS_MAX = 50;
/** Screens tell of themselves every four minutes: two may be lost before one counts as gone. */
export const DISPLAY_LAPSES_MS = 10 * 60_000;
/** What falls silent this shortly before the service day ends is told on the day after: staff had no time to see it. */
const DISPLAY_TOLD_ON_MS = 30 * 60_000;
/**
 * A screen that is only heard of again is written down this often: at most five rows an hour for each, and far fewer while
 * the object is awake. What was heard in between is lost when it sleeps, so it counts as gone that much later then.
 */
export const DISPLAY_WRITTEN_EVERY_MS = 10 * 60_000;

/** Where screens are remembered while the object sleeps. */
export interface DisplayStore {
  readonly read: () => readonly Display[];
  readonly write: (displays: readonly Display[]) => void;
}

/** When it is, and when the service day began. */
export interface DisplayTimes {
  readonly now: Instant;
  readonly dayStartsAt: Instant;
}

/** The screens after one has told of itself; null when there is no room for another. */
export function withReport(
  displays: readonly Display[],
  report: DisplayReport,
  now: Instant,
): readonly Display[] | null {
  const { id, name, sound } = report;
  const before = displays.find((display) => display.id === id);
  const isSame = before?.here === true && before.name === name && before.sound === sound;
  const firstSeenAt = before?.firstSeenAt ?? now;
  const told: Display = { id, name, sound, here: true, firstSeenAt, since: isSame ? before.since : now, seenAt: now };
  if (before !== undefined) return displays.map((display) => (display === before ? told : display));
  if (displays.length < DISPLAYS_MAX) return [...displays, told];
  const oldestGone = displays.filter(({ here }) => !here).sort((a, b) => a.seenAt - b.seenAt)[0];
  return oldestGone === undefined ? null : [...displays.filter((display) => display !== oldestGone), told];
}

/**
 * The screens once time has passed: silent ones are gone, and those that are gone are forgotten with the day, or once
 * another of the same name has come since, which is the same screen after its power was back. A screen without a name may
 * be any: no other stands for it.
 *
 * @param heardBy - until when a screen may have been heard of at the latest.
 */
export function withTime(
  displays: readonly Display[],
  { now, dayStartsAt }: DisplayTimes,
  heardBy: (display: Display) => Instant,
): readonly Display[] {
  const settled = displays.map((display) => {
    const isSilent = display.here && now - heardBy(display) > DISPLAY_LAPSES_MS;
    return isSilent ? { ...display, here: false, since: display.seenAt } : display;
  });
  const successors = new Set<Display>();
  const gone = settled.filter(({ here }) => !here).sort((a, b) => a.seenAt - b.seenAt);
  const forgotten = gone.filter((display) => {
    if (display.seenAt < dayStartsAt - DISPLAY_TOLD_ON_MS) return true;
    if (display.name === null) return false;
    const isSuccessor = (other: Display) =>
      other.name === display.name && other.firstSeenAt > display.seenAt && !successors.has(other);
    const successor = settled.filter(isSuccessor).sort((a, b) => a.firstSeenAt - b.firstSeenAt)[0];
    if (successor !== undefined) successors.add(successor);
    return successor !== undefined;
  });
  return settled.filter((display) => !forgotten.includes(display));
}

/** Screens as staff are told of them: those that need somebody first, then by name. */
export function displayStates(displays: readonly Display[]): readonly DisplayState[] {
  const byNeed = (a: Display, b: Display) =>
    needOf(b) - needOf(a) || compareNames(a, b) || a.firstSeenAt - b.firstSeenAt;
  return [...displays].sort(byNeed).map(({ id, name, sound, here, since, seenAt }) => {
    return { id, name, sound, here, since: toIso(since), seenAt: toIso(seenAt) };
  });
}

/** Says whether staff see anything else of a screen than before, but for when it was last heard of. */
export function isSameDisplay(before: Display | undefined, after: Display): boolean {
  return (
    before?.since === after.since &&
    before.here === after.here &&
    before.name === after.name &&
    before.sound === after.sound
  );
}

function needOf({ here, sound }: Display): number {
  if (!here) return 2;
  return sound === 'heard' || sound === 'off' ? 0 : 1;
}

function compareNames(a: Display, b: Display): number {
  const [first, second] = [a.name ?? '', b.name ?? ''];
  return first < second ? -1 : first > second ? 1 : 0;
}
